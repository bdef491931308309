import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';
import { nextStep } from './close-codes.ts';
import { RateLimited, toError, Unauthenticated } from './errors.ts';
import { Session } from './session.ts';

test('waits grow, and differ', () => {
  expect([0, 1, 2, 3].map((attempt) => backoffMs(attempt, () => 1))).toEqual([300, 600, 1_200, 2_400]);
  expect([backoffMs(100, () => 0), backoffMs(100, () => 1)]).toEqual([15_000, 30_000]);
});

test('after each close code the client does what the protocol says', () => {
  const step = (code: number | null) => nextStep({ code, reason: '' });
  for (const code of [null, 1000, 1001, 1005, 1006, 1011, 1012, 1013, 4408, 4499]) expect([code, step(code)]).toEqual([code, 'return']);
  for (const code of [1009, 4400, 4401, 4406, 4409, 4429]) expect([code, step(code)]).toEqual([code, 'stop']);
  expect(step(4403)).toBe('renew');
  const refused = (code: string) => nextStep({ code: null, reason: '', error: toError({ message: '', extensions: { code } }) });
  expect(['RATE_LIMITED', 'INTERNAL_SERVER_ERROR', 'UNAUTHENTICATED', 'BAD_USER_INPUT'].map(refused)).toEqual([
    'return',
    'return',
    'stop',
    'stop',
  ]);
});

test('an error is of the class of its code, with what the server says beside it', () => {
  const error = toError({ message: 'Slow down.', extensions: { code: 'RATE_LIMITED', retryAfterMs: 700 } });
  expect(error).toBeInstanceOf(RateLimited);
  expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 700, field: null, isTemporary: true, message: 'Slow down.' });
  expect(toError({ message: '', extensions: { code: 'OF_A_LATER_VERSION' } })).toMatchObject({ code: 'OF_A_LATER_VERSION' });
});

test('ten requests at once renew a token once', async () => {
  let renewals = 0;
  const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const isRenewal = JSON.stringify(init?.body ?? '').includes('refreshTokens(');
    if (isRenewal) renewals++;
    const fresh = {
      accessToken: `fresh ${renewals}`,
      refreshToken: 'r2',
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      user: { id: 'u_1' },
    };
    const headers: unknown = init?.headers;
    const isFresh = JSON.stringify(headers).includes('fresh');
    const refusal = { errors: [{ message: 'Too old.', extensions: { code: 'UNAUTHENTICATED' } }] };
    return Response.json(isRenewal ? { data: { refreshTokens: fresh } } : isFresh ? { data: { logout: true } } : refusal);
  };
  const session = new Session({ url: 'http://localhost/graphql', fetch, timeoutMs: 1_000 }, null, () => undefined);
  const logout = { toString: () => 'mutation { logout }' };
  await expect(session.request(logout, {})).rejects.toThrow(Unauthenticated);
  session.adopt({ accessToken: 'old', refreshToken: 'r1', expiresAt: new Date(Date.now() + 60_000).toISOString() });
  const answers = await Promise.all(Array.from({ length: 10 }, async () => session.request(logout, {})));
  expect(answers).toHaveLength(10);
  expect(renewals).toBe(1);
});
