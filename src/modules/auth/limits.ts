import { isIPv4, isIPv6 } from 'node:net';
import { RateLimited } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import { Attempts, type Attempt } from './attempts.ts';

const minuteMs = 60_000;
const loginWindowMs = 15 * minuteMs;
const registrationWindowMs = 60 * minuteMs;

/** How often a password may be guessed and an account made. Counted per node; see `Attempts` for what that means. */
export class AuthLimits {
  private readonly byAccount: Attempts;
  private readonly byAddress: Attempts;
  private readonly registrations: Attempts;

  constructor(limits: Limits, now: () => number) {
    this.byAccount = new Attempts({ attemptsMax: limits.loginAttemptsPerAccountMax, windowMs: loginWindowMs, now });
    this.byAddress = new Attempts({ attemptsMax: limits.loginAttemptsPerAddressMax, windowMs: loginWindowMs, now });
    this.registrations = new Attempts({ attemptsMax: limits.registrationsPerAddressMax, windowMs: registrationWindowMs, now });
  }

  /** Counts one guess at the password of an account, which need not exist. @throws RateLimited */
  passwordGuess(username: string, address: string): Attempt {
    const ofAddress = take(this.byAddress, networkOf(address), 'Too many failed logins from this address');
    try {
      const ofAccount = take(this.byAccount, username, 'Too many failed logins of this account');
      return {
        forgive() {
          ofAccount.forgive();
          ofAddress.forgive();
        },
      };
    } catch (error) {
      // No password was checked.
      ofAddress.forgive();
      throw error;
    }
  }

  /** Counts one new account. @throws RateLimited */
  registration(address: string): Attempt {
    return take(this.registrations, networkOf(address), 'Too many new accounts from this address');
  }
}

/** What one person is sure to be within: the IPv4 address, or the first 64 bits of the IPv6 one, which are given out whole. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([0-9.]+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mapped) || !isIPv6(address)) return mapped;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const isShortened = address.includes('::');
  const groups = isShortened ? [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back] : front;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function take(attempts: Attempts, key: string, refusal: string): Attempt {
  const attempt = attempts.take(key);
  if (typeof attempt !== 'number') return attempt;
  throw new RateLimited(`${refusal}; try again in ${inWords(attempt)}.`, attempt);
}

function inWords(ms: number): string {
  const minutes = Math.ceil(ms / minuteMs);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
