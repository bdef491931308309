import type { Document } from './document.ts';
import { toError, Unreachable, type WireError } from './errors.ts';

export interface HttpOptions {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

/** One request in GraphQL over HTTP. @throws TokenImError */
export async function post<Data, Variables>(
  { url, fetch, timeoutMs }: HttpOptions,
  document: Document<Data, Variables>,
  variables: Variables,
  accessToken: string | null,
): Promise<Data> {
  // AbortSignal.timeout is not everywhere.
  const tooLate = new AbortController();
  const timer = setTimeout(() => {
    tooLate.abort();
  }, timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }) },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal: tooLate.signal,
    });
    return dataOf(await response.text(), response.status) as Data;
  } catch (error) {
    if (error instanceof TypeError || tooLate.signal.aborted) throw new Unreachable(`No answer from ${url}.`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function dataOf(text: string, status: number): unknown {
  const { data, errors } = parse(text) as { data?: unknown; errors?: readonly WireError[] };
  const [first] = errors ?? [];
  if (first !== undefined) throw toError(first);
  // A proxy’s page instead of an answer.
  if (data == null) throw new Unreachable(`The answer, with status ${status}, is not GraphQL.`);
  return data;
}

function parse(text: string): object {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
