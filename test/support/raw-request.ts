import { WebSocket } from 'ws';
import type { Result } from './api.ts';
import type { Node } from './node.ts';

export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A request over HTTP whose document no type describes. A text is sent as it is, anything else as JSON. */
export async function post(node: Node, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<RawResponse> {
  const response = await fetch(`${node.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** What a GraphQL server answers, whatever the status. */
export function resultOf({ text }: RawResponse): Result<Record<string, unknown>> {
  // What our own server sends; a wrong shape fails the test that looks at it.
  return JSON.parse(text) as Result<Record<string, unknown>>;
}

export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** For `webSocketImpl`: sockets whose upgrade carries these headers. */
export function webSocketWith(headers: Readonly<Record<string, string>>): new (url: string, protocols: string) => WebSocket {
  return class extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers: { ...headers } });
    }
  };
}
