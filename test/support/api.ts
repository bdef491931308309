import type { Node } from './node.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

/** An error as clients get it. */
export interface ClientError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly field?: string; readonly retryAfterMs?: number; readonly errorId?: string };
}

export interface Result<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ClientError[];
}

/** What a refused request throws, so that tests can say `rejects.toMatchObject({ code: 'NOT_FOUND' })`. */
export class Refused extends Error {
  readonly code: string;
  readonly field: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(readonly errors: readonly ClientError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.code = errors[0]?.extensions.code ?? '';
    this.field = errors[0]?.extensions.field;
    this.retryAfterMs = errors[0]?.extensions.retryAfterMs;
  }
}

/** One request over HTTP. @throws Refused */
export async function request<Data, Variables>(
  node: Node,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  token?: string,
): Promise<Data> {
  const response = await fetch(`${node.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  // What our own server sends; a wrong shape fails the test that looks at it.
  return dataOf((await response.json()) as Result<Data>);
}

/** @throws Refused when there are errors, whatever data came with them. */
export function dataOf<Data>({ data, errors }: Result<Data>): Data {
  if (errors !== undefined) throw new Refused(errors);
  if (data == null) throw new Error('Neither data nor errors.');
  return data;
}
