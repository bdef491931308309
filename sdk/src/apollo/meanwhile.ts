import { ApolloLink, Observable } from '@apollo/client';
import { OperationTypeNode } from 'graphql';

type Change = () => void;

/** What the inbox says while a query is on its way may be newer than the answer: it is said again after it. */
export class Meanwhile {
  private readonly changes: Change[] = [];
  private queries = 0;

  /** Put before the link that asks. */
  readonly link = new ApolloLink((operation, forward) =>
    operation.operationType === OperationTypeNode.QUERY ? this.watch(forward(operation)) : forward(operation),
  );

  make(change: Change): void {
    change();
    if (this.queries > 0) this.changes.push(change);
  }

  private watch(answer: Observable<ApolloLink.Result>): Observable<ApolloLink.Result> {
    return new Observable((observer) => {
      this.queries++;
      const subscription = answer.subscribe(observer);
      return () => {
        subscription.unsubscribe();
        // The answer is in the cache by then: Apollo resolves fields for `@client` by promises first.
        setTimeout(() => this.answered());
      };
    });
  }

  private answered(): void {
    for (const change of this.changes) change();
    this.queries--;
    if (this.queries === 0) this.changes.length = 0;
  }
}
