import type { Transaction } from '../../infra/database/index.ts';
import type { StoredMessage } from '../messages/index.ts';
import { termsOfMessage } from './searchable.ts';
import type { IndexedMessage, TermsRepository } from './terms.repository.ts';

/** What the index keeps of messages. It may hold too much for a moment, since what is found is read again; in the end it holds no more. */
export class MessageIndex {
  constructor(
    private readonly repository: TermsRepository,
    private readonly termsMax: number,
  ) {}

  async add(tx: Transaction, messages: readonly StoredMessage[]): Promise<void> {
    await this.repository.insert(
      tx,
      messages.map((message) => this.toIndexed(message)),
    );
  }

  /** Takes out what a message is not found by any more. The caller holds the conversation's row. */
  async forget(tx: Transaction, before: StoredMessage, after: StoredMessage): Promise<void> {
    const indexed = this.toIndexed(before);
    const kept = this.toIndexed(after).terms;
    const terms = new Set([...indexed.terms].filter((term) => !kept.has(term)));
    if (terms.size > 0) await this.repository.remove(tx, { ...indexed, terms });
  }

  private toIndexed(message: StoredMessage): IndexedMessage {
    const { conversationId, seq, createdAt } = message;
    return { conversationId, seq, sentAt: createdAt, terms: termsOfMessage(message, this.termsMax) };
  }
}
