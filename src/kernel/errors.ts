/** Every code that a refusal can carry in `extensions.code`. Codes are forever: clients switch on them. */
export const errorCodes = {
  UNAUTHENTICATED: 'No token, or one that is not valid (any more): sign in or refresh, then try again.',
  FORBIDDEN: 'The viewer may see this but may not do that to it.',
  NOT_FOUND: 'It does not exist, or the viewer may not know that it does.',
  BAD_USER_INPUT: 'An argument is out of its bounds; `field` names it.',
  CONFLICT: 'It contradicts what is stored already.',
  RATE_LIMITED: 'Too much at once: try again after `retryAfterMs` milliseconds.',
  PAYLOAD_TOO_LARGE: 'Larger than the limit named in the message.',
  QUOTA_EXCEEDED: 'A bound on how many the viewer may have is reached.',
  INTERNAL_SERVER_ERROR: 'Our fault. The log of the server holds the details under `errorId`.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** A refusal that a client is meant to read. One class per refusal; the facts are fields. Anything else that is thrown is masked. */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode;
  /** The one input that is at fault, as a path into the arguments: `input.body`. */
  readonly field: string | undefined = undefined;
  /** Milliseconds after which the same request may succeed. */
  readonly retryAfterMs: number | undefined = undefined;
}

/** The one sentence that a person reads when the program cannot start: what is wrong, and what to do. */
export class StartError extends Error {}

export class Unauthenticated extends AppError {
  override readonly code = 'UNAUTHENTICATED';
  constructor(message = 'Sign in first: send an access token as "Authorization: Bearer …".') {
    super(message);
  }
}

export class NotFound extends AppError {
  override readonly code = 'NOT_FOUND';
  constructor(what: string) {
    super(`There is no such ${what}.`);
  }
}

export class Forbidden extends AppError {
  override readonly code = 'FORBIDDEN';
}

export class BadInput extends AppError {
  override readonly code = 'BAD_USER_INPUT';
  constructor(
    override readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

export class Conflict extends AppError {
  override readonly code = 'CONFLICT';
}

export class RateLimited extends AppError {
  override readonly code = 'RATE_LIMITED';
  constructor(
    message: string,
    override readonly retryAfterMs: number,
  ) {
    super(message);
  }
}

export class PayloadTooLarge extends AppError {
  override readonly code = 'PAYLOAD_TOO_LARGE';
  constructor(
    override readonly field: string,
    readonly bytes: number,
    readonly bytesMax: number,
  ) {
    super(`${field} is ${bytes} bytes; the limit is ${bytesMax}.`);
  }
}

export class QuotaExceeded extends AppError {
  override readonly code = 'QUOTA_EXCEEDED';
}
