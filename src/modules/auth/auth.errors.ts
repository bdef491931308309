import { AppError, BadInput, Forbidden, RateLimited, Unauthenticated } from '../../kernel/errors.ts';

/** One refusal for an unknown name, a wrong password and a deactivated account: nobody learns which names exist. */
export class LoginRefused extends Unauthenticated {
  constructor() {
    super('The username or the password is wrong.');
  }
}

/** Whoever asks is signed in, so it is an input that is at fault and not the token. */
export class PasswordWrong extends BadInput {
  constructor(field: string) {
    super(field, 'The password is wrong.');
  }
}

export class NoPassword extends Forbidden {
  constructor() {
    super('This account signs in through the host app and has no password here.');
  }
}

export class SessionOver extends Unauthenticated {
  constructor() {
    super('The session has ended: sign in again.');
  }
}

export class RefreshTokenNotValid extends Unauthenticated {
  constructor() {
    super('The refresh token is not valid: sign in again.');
  }
}

export class RefreshTokenReplayed extends Unauthenticated {
  constructor() {
    super('The refresh token was used before, so somebody else may have it; the session was ended. Sign in again.');
  }
}

export class TooManyPasswordChecks extends RateLimited {
  constructor() {
    super('Too many people sign in at this moment; try again in a second.', 1_000);
  }
}

/** Not UNAUTHENTICATED: the token may be fine, and a client that tries again gets in. */
export class HostKeysUnreachable extends AppError {
  override readonly code = 'RATE_LIMITED';
  override readonly retryAfterMs = 5_000;
  constructor() {
    super("The host app's signing keys cannot be read at this moment; try again in a few seconds.");
  }
}

export class HostTokenRefused extends Unauthenticated {}
