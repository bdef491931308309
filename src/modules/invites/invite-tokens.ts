import { createHash, randomBytes } from 'node:crypto';

/** 192 random bits: nobody finds one by trying. */
const tokenBytes = 24;

export function makeInviteToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** What the table holds of a token: who reads the table cannot join with it. */
export function hashOfInviteToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
