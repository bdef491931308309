/** What the server refused, or why it could not be asked. `code` is for programs, `message` for people. */
export class TokenImError extends Error {
  override readonly name: string = 'TokenImError';

  constructor(
    readonly code: string,
    message: string,
    /** The input that is at fault, where one is. */
    readonly field: string | null = null,
    /** How long to wait before the same may be tried again. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get isTemporary(): boolean {
    return false;
  }
}

export class Unauthenticated extends TokenImError {
  override readonly name: string = 'Unauthenticated';
}
export class Forbidden extends TokenImError {
  override readonly name: string = 'Forbidden';
}
export class NotFound extends TokenImError {
  override readonly name: string = 'NotFound';
}
export class BadInput extends TokenImError {
  override readonly name: string = 'BadInput';
}
export class Conflict extends TokenImError {
  override readonly name: string = 'Conflict';
}
export class PayloadTooLarge extends TokenImError {
  override readonly name: string = 'PayloadTooLarge';
}
export class QuotaExceeded extends TokenImError {
  override readonly name: string = 'QuotaExceeded';
}

export class RateLimited extends TokenImError {
  override readonly name: string = 'RateLimited';
  override get isTemporary(): boolean {
    return true;
  }
}

/** The server’s fault. */
export class ServerError extends TokenImError {
  override readonly name: string = 'ServerError';
  override get isTemporary(): boolean {
    return true;
  }
}

/** No answer: offline, too slow, or something between here and the server that is no TokenIM. Whether it was done is not known. */
export class Unreachable extends TokenImError {
  override readonly name: string = 'Unreachable';
  constructor(message: string) {
    super('UNREACHABLE', message);
  }
  override get isTemporary(): boolean {
    return true;
  }
}

const classes: Readonly<Record<string, typeof ServerError>> = {
  UNAUTHENTICATED: Unauthenticated,
  FORBIDDEN: Forbidden,
  NOT_FOUND: NotFound,
  BAD_USER_INPUT: BadInput,
  CONFLICT: Conflict,
  RATE_LIMITED: RateLimited,
  PAYLOAD_TOO_LARGE: PayloadTooLarge,
  QUOTA_EXCEEDED: QuotaExceeded,
};

/** One error of an answer in GraphQL, as the class of its code; a code that this version does not know is the server’s fault. */
export function toError(error: WireError): TokenImError {
  const { code = 'INTERNAL_SERVER_ERROR', field, retryAfterMs } = error.extensions ?? {};
  const Class = classes[code] ?? ServerError;
  return new Class(code, error.message, typeof field === 'string' ? field : null, typeof retryAfterMs === 'number' ? retryAfterMs : null);
}

export interface WireError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly field?: string; readonly retryAfterMs?: number } | undefined;
}
