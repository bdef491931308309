import { hash, verify } from '@node-rs/argon2';
import { TooManyPasswordChecks } from './auth.errors.ts';
import { passwordCost } from './password-cost.ts';

export interface PasswordHasherOptions {
  /** Jobs that run at once. Each takes a thread of libuv's pool, which has four for everything, and 19 MiB. */
  readonly atOnceMax?: number;
  /** Jobs that wait; more are told to come back. At 25 to 50 ms each, this is a few seconds. */
  readonly waitingMax?: number;
}

/** argon2id (the binding's default), a few at a time, so that a wave of logins takes neither the memory nor the thread pool of the node. */
export class PasswordHasher {
  private readonly atOnceMax: number;
  private readonly waitingMax: number;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobodysHash: Promise<string>;

  constructor({ atOnceMax = 2, waitingMax = 256 }: PasswordHasherOptions = {}) {
    this.atOnceMax = atOnceMax;
    this.waitingMax = waitingMax;
    this.nobodysHash = hash('nobody has this password', passwordCost);
    // Who needs it gets the failure; until then it is nobody's.
    this.nobodysHash.catch(() => undefined);
  }

  /** @throws TooManyPasswordChecks */
  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalised(password), passwordCost));
  }

  /** Takes as long where there is no hash (no such user) as where the password is wrong. @throws TooManyPasswordChecks */
  async isRight(password: string, passwordHash: string | null): Promise<boolean> {
    const expected = passwordHash ?? (await this.nobodysHash);
    const matches = await this.inTurn(() => verify(expected, normalised(password)));
    return matches && passwordHash !== null;
  }

  private async inTurn<T>(job: () => Promise<T>): Promise<T> {
    await this.turn();
    try {
      return await job();
    } finally {
      this.next();
    }
  }

  private async turn(): Promise<void> {
    if (this.running < this.atOnceMax) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= this.waitingMax) throw new TooManyPasswordChecks();
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Hands the place on, or gives it back. */
  private next(): void {
    const following = this.waiting.shift();
    if (following === undefined) this.running -= 1;
    else following();
  }
}

/** The same password typed on two keyboards is the same text (NIST SP 800-63B, 3.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
