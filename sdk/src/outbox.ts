import { backoffMs, Waker } from './backoff.ts';
import { ServerError, TokenImError, Unauthenticated } from './errors.ts';
import { SendMessageDocument, type SendMessageInput } from './generated/graphql.ts';
import type { Ask } from './inbox/loader.ts';
import type { Message } from './inbox/model.ts';
import type { Journal } from './journal.ts';
import { Signal, type Events } from './observable.ts';
import type { Outgoing } from './outbox-entry.ts';
import { makeId } from './platform.ts';
import { keys } from './stored.ts';

/** What to send; the client names it by itself. */
export type NewMessage = Omit<SendMessageInput, 'conversationId' | 'clientMessageId'>;

/** A message that the server cannot digest must not hold up those behind it for ever. */
const serverErrorsMax = 5;

/** Messages on their way: kept until the server has them, each sent under its own id until there is an answer, in order per conversation. */
export class Outbox {
  private readonly entries = new Map<string, Outgoing>();
  /** Conversations that are being sent to. */
  private readonly sending = new Set<string>();
  private readonly waker = new Waker();
  private readonly changed = new Signal<string>();
  private isOpen = false;

  constructor(
    private readonly journal: Journal,
    private readonly ask: Ask,
    private readonly onSent: (message: Message) => void,
  ) {}

  /** The ids of conversations whose messages on their way have changed. */
  get changes(): Events<string> {
    return this.changed;
  }

  /** In the order of writing. */
  of(conversationId: string): readonly Outgoing[] {
    return [...this.entries.values()].filter((entry) => entry.conversationId === conversationId);
  }

  /** Shows it at once and sends it as soon as that is possible. */
  send(conversationId: string, message: string | NewMessage): Outgoing {
    const clientMessageId = makeId();
    const order = 1 + Math.max(0, ...[...this.entries.values()].map((entry) => entry.order));
    const input = { ...(typeof message === 'string' ? { body: message } : message), conversationId, clientMessageId };
    const writtenAt = new Date().toISOString();
    const entry: Outgoing = { clientMessageId, conversationId, input, writtenAt, status: 'pending', error: null, order };
    this.keep(entry);
    this.work(conversationId);
    return entry;
  }

  /** Sends once more what has failed, before what was written after it and waits still. */
  retry(clientMessageId: string): void {
    const entry = this.entries.get(clientMessageId);
    if (entry?.status !== 'failed') return;
    this.keep({ ...entry, status: 'pending', error: null });
    this.work(entry.conversationId);
  }

  /** Lets go of a message. One that is on its way may arrive all the same. */
  discard(clientMessageId: string): void {
    const entry = this.entries.get(clientMessageId);
    if (entry !== undefined) this.remove(entry);
  }

  /** From now on messages go. */
  open(): void {
    this.isOpen = true;
    this.waker.wake();
    for (const { conversationId } of this.entries.values()) this.work(conversationId);
  }

  close(): void {
    this.isOpen = false;
    this.waker.wake();
  }

  /** A message that came from the server: if it is one of these, it has arrived. */
  arrived(message: Message, viewerId: string): void {
    const entry = this.entries.get(message.clientMessageId);
    if (entry?.conversationId === message.conversationId && message.sender?.id === viewerId) this.remove(entry);
  }

  restore(entries: readonly Outgoing[]): void {
    for (const entry of entries) this.entries.set(entry.clientMessageId, entry);
  }

  clear(): void {
    for (const entry of this.entries.values()) this.remove(entry);
  }

  private work(conversationId: string): void {
    if (!this.isOpen || this.sending.has(conversationId)) return;
    this.sending.add(conversationId);
    void this.sendAll(conversationId).finally(() => this.sending.delete(conversationId));
  }

  private async sendAll(conversationId: string): Promise<void> {
    const next = (): Outgoing | undefined => this.of(conversationId).find(({ status }) => status === 'pending');
    for (let entry = next(), attempt = 0; this.isOpen && entry !== undefined; entry = next()) {
      const waitMs = await this.attempt(entry, attempt);
      attempt = waitMs === null ? 0 : attempt + 1;
      if (waitMs !== null) await this.waker.sleep(waitMs);
    }
  }

  /** Null when it is done with, otherwise how long to wait before the next attempt. */
  private async attempt(entry: Outgoing, attempt: number): Promise<number | null> {
    try {
      const { sendMessage } = await this.ask(SendMessageDocument, { input: entry.input });
      this.onSent(sendMessage);
      this.remove(entry);
      return null;
    } catch (error) {
      // Whoever signs in again sends it.
      if (error instanceof Unauthenticated) this.isOpen = false;
      const isHopeless = error instanceof ServerError && attempt + 1 >= serverErrorsMax;
      const mayPass = !(error instanceof TokenImError) || error.isTemporary || error instanceof Unauthenticated;
      if (mayPass && !isHopeless) return (error instanceof TokenImError ? error.retryAfterMs : null) ?? backoffMs(attempt);
      this.fail(entry, error);
      return null;
    }
  }

  private fail(entry: Outgoing, error: unknown): void {
    // It came by the inbox meanwhile, or somebody discarded it.
    if (!this.entries.has(entry.clientMessageId)) return;
    const code = error instanceof TokenImError ? error.code : 'UNKNOWN';
    this.keep({ ...entry, status: 'failed', error: { code, message: error instanceof Error ? error.message : String(error) } });
  }

  private keep(entry: Outgoing): void {
    this.entries.set(entry.clientMessageId, entry);
    this.journal.put(keys.outgoing(entry.order), entry);
    this.changed.tell(entry.conversationId);
  }

  private remove(entry: Outgoing): void {
    if (!this.entries.delete(entry.clientMessageId)) return;
    this.journal.put(keys.outgoing(entry.order), undefined);
    this.changed.tell(entry.conversationId);
  }
}
