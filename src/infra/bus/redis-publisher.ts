import type { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Redis } from 'ioredis';
import type { BusLogger, BusMessage } from './event-bus.ts';
import { reasonOf } from './redis-connections.ts';

export interface RedisPublisherOptions {
  readonly connection: Redis;
  readonly pubSub: RedisPubSub;
  readonly prefix: string;
  readonly logger: BusLogger;
  readonly unconfirmedBytesMax: number;
}

/** Sends to the other nodes. What Redis has not confirmed is bounded, also while it is connected and does not answer. */
export class RedisPublisher {
  /** Messages that Redis has not confirmed and never will; a few of them may have got there. */
  droppedMessages = 0;
  private unconfirmedBytes = 0;
  private droppedBefore = 0;

  constructor(private readonly options: RedisPublisherOptions) {}

  /** One write to the socket, with one PUBLISH per run of messages of the same topic. Never throws. */
  send(messages: readonly BusMessage[]): void {
    const { connection } = this.options;
    if (connection.status !== 'ready') return this.drop(messages.length, 'the connection is away');
    const { stream } = connection;
    stream.cork();
    for (const batch of this.batches(messages)) void this.confirm(batch);
    stream.uncork();
  }

  private *batches(messages: readonly BusMessage[]): Iterable<Batch> {
    let batch: Batch | undefined;
    for (const { topic, payload } of messages) {
      const text = this.stringify(payload);
      if (text === undefined) continue;
      if (batch !== undefined && batch.topic === topic && batch.texts.length + text.length <= batchCharactersMax) {
        batch.texts += `,${text}`;
        batch.count += 1;
        continue;
      }
      if (batch !== undefined) yield batch;
      batch = { topic, texts: text, count: 1 };
    }
    if (batch !== undefined) yield batch;
  }

  private async confirm({ topic, texts, count }: Batch): Promise<void> {
    const bytes = texts.length + bytesPerCommand;
    if (this.unconfirmedBytes + bytes > this.options.unconfirmedBytesMax) return this.drop(count, 'Redis does not keep up');
    this.unconfirmedBytes += bytes;
    try {
      await this.options.pubSub.publish(this.options.prefix + topic, `[${texts}]`);
      this.reportDropped();
    } catch (error) {
      this.drop(count, reasonOf(error));
    } finally {
      this.unconfirmedBytes -= bytes;
    }
  }

  private stringify(payload: BusMessage['payload']): string | undefined {
    try {
      return JSON.stringify(payload);
    } catch (error) {
      this.drop(1, `a payload is not JSON: ${reasonOf(error)}`);
      return undefined;
    }
  }

  /** Logs the first only: thousands follow. */
  private drop(count: number, reason: string): void {
    if (this.droppedMessages === this.droppedBefore) {
      this.options.logger.warn({ reason }, 'The bus drops messages for the other nodes; they read them from the database.');
    }
    this.droppedMessages += count;
  }

  private reportDropped(): void {
    const count = this.droppedMessages - this.droppedBefore;
    if (count === 0) return;
    this.droppedBefore = this.droppedMessages;
    this.options.logger.info({ count }, 'The bus delivers to the other nodes again.');
  }
}

interface Batch {
  readonly topic: string;
  /** JSON texts with commas between them. */
  texts: string;
  count: number;
}

/** Redis cuts a node off that has a few MiB unread, and a reader should not wait for megabytes to be parsed. */
const batchCharactersMax = 65_536;

/** What ioredis keeps for a command beside its text, about. */
const bytesPerCommand = 1_024;
