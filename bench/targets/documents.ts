import { randomUUID } from 'node:crypto';
import { placeholder } from '../driver/numbered.ts';
import type { SocketPlan } from '../driver/raw-socket.ts';

export interface Documents {
  /** Of a message. */
  readonly selection: string;
  /** With a number: the same in other words, as apps of different makers and versions ask for it. */
  messageAdded(variant: number | null): string;
  readonly send: string;
}

/** What a chat asks for, over these fields of a message. */
export function documentsFor(fields: readonly string[]): Documents {
  const selection = `{ ${fields.join(' ')} }`;
  return {
    selection,
    messageAdded(variant) {
      const turn = (variant ?? 0) % fields.length;
      const turned = [...fields.slice(turn), ...fields.slice(0, turn)].join(' ');
      return `subscription MessageAdded${variant ?? ''}($conversationId: ID!) { messageAdded(conversationId: $conversationId) { ${turned} } }`;
    },
    send: `mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { ${fields[0]} ${fields[1]} version createdAt } }`,
  };
}

export function graphqlSocket(path: string, token: string): SocketPlan {
  return {
    path,
    protocol: 'graphql-transport-ws',
    init: JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
  };
}

/** The id that an SDK counts up for each socket, or the random one of graphql-ws and of Apollo Client. */
export const countedOperationId = '1';
export const randomOperationId = randomUUID;

export function subscribeMessage(id: string, query: string, variables: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ id, type: 'subscribe', payload: { query, variables } });
}

export interface SendInput {
  readonly conversationId: string;
  readonly clientMessageId: string;
  readonly body: string;
}

/** The template of a send over a socket; the operation's id is the number. */
export function sendOverSocket(query: string, input: SendInput): string {
  return template({ id: placeholder, type: 'subscribe', payload: { query, variables: { input } } });
}

/** The template of a send over HTTP. */
export function sendOverHttp(query: string, input: SendInput): string {
  return template({ query, variables: { input } });
}

/** The template of a query over a socket; the operation's id is the number. */
export function queryTemplate(query: string, variables: Readonly<Record<string, unknown>>): string {
  return template({ id: placeholder, type: 'subscribe', payload: { query, variables } });
}

/** JSON, except that the placeholder stays as it is. */
function template(value: unknown): string {
  return JSON.stringify(value).replaceAll(JSON.stringify(placeholder).slice(1, -1), placeholder);
}
