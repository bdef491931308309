import { ApolloLink, Observable } from '@apollo/client';
import { OperationTypeNode } from 'graphql';

type Change = () => void;

/** What the inbox says while a query is on its way may be newer than the answer: it is said again after it. */
export class Meanwhile {
  /** What has been said since each of the queries was asked that are on their way. */
  private readonly since = new Set<Change[]>();

  /** @param onAnswered Called when an answer is in the cache, or one did not come. */
  constructor(private readonly onAnswered: () => void) {}

  /** Put before the link that asks. */
  readonly link = new ApolloLink((operation, forward) =>
    operation.operationType === OperationTypeNode.QUERY ? this.watch(forward(operation)) : forward(operation),
  );

  make(change: Change): void {
    // Before: what the change itself asks for knows of it.
    for (const changes of this.since) changes.push(change);
    change();
  }

  /** What was said is not said again. */
  forget(): void {
    for (const changes of this.since) changes.length = 0;
  }

  private watch(answer: Observable<ApolloLink.Result>): Observable<ApolloLink.Result> {
    return new Observable((observer) => {
      const changes: Change[] = [];
      this.since.add(changes);
      const subscription = answer.subscribe(observer);
      return () => {
        subscription.unsubscribe();
        // The answer is in the cache by then: Apollo resolves fields for `@client` by promises first.
        setTimeout(() => this.answered(changes));
      };
    });
  }

  private answered(changes: Change[]): void {
    this.since.delete(changes);
    for (const change of changes) change();
    this.onAnswered();
  }
}
