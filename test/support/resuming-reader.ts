import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import {
  InboxDocument,
  MessageAddedDocument,
  type InboxSubscription,
  type MessageAddedSubscription,
  type MessageFieldsFragment,
  type TypedDocumentString,
} from './generated/graphql.ts';
import type { Node } from './node.ts';
import type { Person } from './person.ts';

/** Shorter than a stock client's, so that tests do not wait for it. */
const retryWaitMs = 50;

/**
 * A stock graphql-ws client that comes back as docs/PROTOCOL.md says: to the next node, with what it has as its positions. It keeps what a
 * screen would show, and notes whatever a front end would stumble over.
 */
export abstract class ResumingReader {
  /** By conversation and seq. */
  readonly screen = new Map<string, MessageFieldsFragment>();
  /** What should not have happened: one sentence each. */
  readonly problems: string[] = [];
  /** Codes with which its sockets were closed. */
  readonly closeCodes: number[] = [];
  connections = 0;
  private readonly client: Client;
  private attempts = 0;

  /** Its first socket goes to the first of the nodes. */
  protected constructor(
    person: Person,
    private readonly nodes: () => readonly Node[],
  ) {
    this.client = createClient({
      url: () => this.nextUrl(),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${person.token}` },
      lazyCloseTimeout: 0,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: async () => pause(retryWaitMs),
      // A node that is away refuses the connection, which is an error and no close.
      shouldRetry: () => true,
    });
    this.client.on('connected', () => {
      this.connections++;
      this.connected();
    });
    this.client.on('closed', (event) => {
      if (typeof event === 'object' && event !== null && 'code' in event) this.closeCodes.push(Number(event.code));
    });
  }

  /** What it has of one conversation, in seq order. */
  shown(conversationId: string): MessageFieldsFragment[] {
    return [...this.screen.values()].filter((message) => message.conversationId === conversationId).toSorted((a, b) => a.seq - b.seq);
  }

  async stop(): Promise<void> {
    await this.client.dispose();
  }

  /** A new socket: what came on the old one is what it resumes from. */
  protected abstract connected(): void;

  /** The variables are asked for at each subscribe message. */
  protected follow<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentString<Data, Variables>,
    variables: () => Variables,
    next: (data: Data) => void,
  ): void {
    const payload = {
      query: document.toString(),
      get variables() {
        return variables();
      },
    };
    this.client.subscribe<Data>(payload, {
      next: ({ data, errors }) => {
        if (errors !== undefined) this.problems.push(`An event with errors: ${JSON.stringify(errors)}`);
        if (data != null) next(data);
      },
      error: (error) => this.problems.push(`The subscription failed: ${describe(error)}`),
      complete: () => this.problems.push('The subscription was completed.'),
    });
  }

  protected show(message: MessageFieldsFragment): void {
    this.screen.set(`${message.conversationId} ${message.seq}`, message);
  }

  private nextUrl(): string {
    const nodes = this.nodes();
    const node = nodes[this.attempts++ % nodes.length];
    if (node === undefined) throw new Error('There is no node to connect to.');
    return `${node.url.replace('http', 'ws')}/graphql`;
  }
}

/** Follows all of a person's conversations by version. */
export class InboxReader extends ResumingReader {
  private readonly positions = new Map<string, number>();
  /** InboxReady on this socket. */
  private isReady = false;
  /** Times that it heard InboxReady. */
  readies = 0;

  constructor(person: Person, nodes: () => readonly Node[]) {
    super(person, nodes);
    this.follow(
      InboxDocument,
      () => ({ positions: this.resumeFrom() }),
      ({ inbox }) => {
        this.take(inbox);
      },
    );
  }

  protected override connected(): void {
    this.isReady = false;
  }

  private resumeFrom() {
    return [...this.positions].map(([conversationId, version]) => ({ conversationId, version }));
  }

  private take(event: InboxSubscription['inbox']): void {
    switch (event.__typename) {
      case 'InboxReady':
        if (this.isReady) this.problems.push('A second InboxReady on one socket.');
        this.isReady = true;
        this.readies++;
        for (const { conversationId, version } of event.positions) {
          const have = this.positions.get(conversationId) ?? 0;
          if (version < have) this.problems.push(`InboxReady goes back to version ${version} from ${have}.`);
          this.positions.set(conversationId, version);
        }
        return;
      // Of conversations only.
      case 'ViewerChanged':
      case 'ViewerGap':
        return;
      case 'InboxGap':
        this.problems.push(`A gap from version ${event.fromVersion} to ${event.toVersion}.`);
        this.positions.set(event.conversationId, event.toVersion);
        return;
      case 'ConversationChanged':
        return this.advance(event.conversation.id, event.version, 'The conversation');
      case 'ReceiptChanged':
        return this.advance(event.conversationId, event.version, 'A receipt');
      case 'MessageChanged':
        this.advance(event.message.conversationId, event.message.version, `Message ${event.message.seq}`);
        this.show(event.message);
    }
  }

  private advance(conversationId: string, version: number, what: string): void {
    const have = this.positions.get(conversationId) ?? 0;
    if (version <= have) this.problems.push(`${what} came with version ${version} when it had ${have} (socket ${this.connections}).`);
    this.positions.set(conversationId, Math.max(version, have));
  }
}

/** Follows the new messages of one conversation by seq. */
export class ConversationReader extends ResumingReader {
  private readonly conversationId: string;
  private afterSeq = 0;

  constructor(person: Person, nodes: () => readonly Node[], conversationId: string) {
    super(person, nodes);
    this.conversationId = conversationId;
    this.follow(
      MessageAddedDocument,
      () => ({ conversationId: this.conversationId, afterSeq: this.afterSeq }),
      ({ messageAdded }) => {
        this.take(messageAdded);
      },
    );
  }

  protected override connected(): void {}

  private take(message: MessageAddedSubscription['messageAdded']): void {
    if (message.seq !== this.afterSeq + 1)
      this.problems.push(`Message ${message.seq} came after message ${this.afterSeq} (socket ${this.connections}).`);
    this.afterSeq = Math.max(message.seq, this.afterSeq);
    this.show(message);
  }
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'object' && error !== null && 'code' in error) return `closed with ${String(error.code)}`;
  return JSON.stringify(error);
}
