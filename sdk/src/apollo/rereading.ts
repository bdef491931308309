import type { ApolloClient, ObservableQuery } from '@apollo/client';
import { Unreachable } from '../errors.ts';

/** Reads again what is shown. What a query holds stays until its answer is there; what nobody shows is let go of. */
export class Rereading {
  /** What was not to be had. */
  private readonly missed = new Map<string, () => Promise<void>>();

  constructor(private readonly apollo: ApolloClient) {}

  /** The queries that show one of these fields of that entity; what else they have read stays. */
  again(id: string, ...fieldNames: readonly string[]): void {
    const read = async ({ options: { query }, variables }: ObservableQuery): Promise<unknown> =>
      this.apollo.query({ query, variables, fetchPolicy: 'network-only', context: { queryDeduplication: false } });
    for (const fieldName of fieldNames) this.start(`${id} ${fieldName}`, async () => this.reread(id, fieldName, read));
  }

  /** The same, but nothing of what they have read counts any more. */
  afresh(id: string, fieldName: string): void {
    this.start(`${id} ${fieldName}`, async () => this.reread(id, fieldName, async (query) => query.refetch()));
  }

  everything(): void {
    this.start('', async () => void (await this.apollo.refetchQueries({ include: 'active' })));
  }

  /** The server can be reached again: what is shown and could not be read is read now. */
  retry(): void {
    for (const [name, read] of this.missed) this.start(name, read);
    for (const query of this.apollo.getObservableQueries('active'))
      // If it fails again, it says so to whoever shows it.
      if (query.getCurrentResult().error instanceof Unreachable) query.refetch().catch(() => undefined);
  }

  private start(name: string, read: () => Promise<void>): void {
    this.missed.delete(name);
    read().catch(() => this.missed.set(name, read));
  }

  private async reread(id: string, fieldName: string, read: (query: ObservableQuery) => Promise<unknown>): Promise<void> {
    const forget = (cache: ApolloClient['cache']): void => void cache.evict({ id, fieldName });
    // Forgotten for a moment, to see who misses it.
    const answers = this.apollo.refetchQueries({ updateCache: forget, optimistic: true, onQueryUpdated: read });
    if (answers.queries.length === 0) forget(this.apollo.cache);
    await answers;
  }
}
