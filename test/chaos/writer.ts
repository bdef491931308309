import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused, request, type ClientError } from '../support/api.ts';
import { SendMessageDocument, type SendMessageInput, type SendMessageMutation } from '../support/generated/graphql.ts';
import type { Node } from '../support/node.ts';
import type { Person } from '../support/person.ts';
import { Socket } from '../support/socket.ts';

/** Between two rounds: what makes the rate steady. */
const restMs = 20;
const retryMs = 50;

type Send = (input: SendMessageInput) => Promise<SendMessageMutation>;

/** Sends a few messages at a time, each again and again under its own clientMessageId until it is acknowledged, as PROTOCOL.md asks. */
export class Writer {
  /** Acknowledged: seq by clientMessageId. */
  readonly acknowledged = new Map<string, number>();
  /** What servers said instead. */
  readonly refusals: ClientError[] = [];
  /** Requests that ended without an answer. */
  readonly lost: unknown[] = [];
  private readonly rounds: Promise<void>;
  private isStopping = false;

  private constructor(
    private readonly person: Person,
    private readonly conversationId: string,
    private readonly atOnce: number,
    private readonly send: Send,
    private readonly leave: () => Promise<void>,
  ) {
    this.rounds = this.run();
  }

  /** Over HTTP, to the nodes in turn. */
  static http(person: Person, conversationId: string, nodes: () => readonly Node[], atOnce = 1): Writer {
    const nextNode = inTurn(nodes);
    const send: Send = async (input) => request(nextNode(), SendMessageDocument, { input }, person.token);
    return new Writer(person, conversationId, atOnce, send, async () => undefined);
  }

  /** Over a socket, which goes on to the next node when it closes; graphql-ws then repeats what is unanswered. */
  static socket(person: Person, conversationId: string, nodes: () => readonly Node[], atOnce = 1): Writer {
    const nextNode = inTurn(nodes);
    const socket = new Socket(person.node, person.token, {
      url: () => `${nextNode().url.replace('http', 'ws')}/graphql`,
      lazy: false,
      onNonLazyError: () => undefined,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: async () => pause(retryMs),
      shouldRetry: () => true,
    });
    const send: Send = async (input) => socket.request(SendMessageDocument, { input });
    return new Writer(person, conversationId, atOnce, send, async () => socket.end());
  }

  /** Resolves once everything that it began is acknowledged. */
  async finish(): Promise<void> {
    this.isStopping = true;
    await this.rounds;
    await this.leave();
  }

  private async run(): Promise<void> {
    for (let round = 1; !this.isStopping; round++) {
      await Promise.all(Array.from({ length: this.atOnce }, async (_, i) => this.persist(`${round}.${i}`)));
      await pause(restMs);
    }
  }

  private async persist(text: string): Promise<void> {
    const body = `${this.person.auth.user.displayName} ${text}`;
    const input = { conversationId: this.conversationId, body, clientMessageId: randomUUID() };
    while (!this.acknowledged.has(input.clientMessageId))
      try {
        const { sendMessage } = await this.send(input);
        this.acknowledged.set(input.clientMessageId, sendMessage.seq);
      } catch (error) {
        if (error instanceof Refused) this.refusals.push(...error.errors);
        else this.lost.push(error);
        await pause(retryMs);
      }
  }
}

function inTurn(nodes: () => readonly Node[]): () => Node {
  let turn = 0;
  return () => {
    const all = nodes();
    const node = all[turn++ % all.length];
    if (node === undefined) throw new Error('There is no node to send to.');
    return node;
  };
}
