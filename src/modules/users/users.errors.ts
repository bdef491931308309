import { Conflict } from '../../kernel/errors.ts';

export class UsernameTaken extends Conflict {
  override readonly field = 'input.username';
  constructor(readonly username: string) {
    super(`The username "${username}" is taken; choose another one.`);
  }
}

/** Another request made the same user of the host app first: look it up again. */
export class ExternalIdTaken extends Conflict {
  constructor() {
    super('This user of the host app was made a moment ago.');
  }
}
