import { parseOptions } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { PasswordHasher } from './password-hasher.ts';

describe('the hasher', () => {
  test('uses argon2id with what OWASP asks for, and a salt of its own each time', async () => {
    const hasher = new PasswordHasher();
    const [first, second] = [await hasher.hash('correct horse'), await hasher.hash('correct horse')];
    expect(first).toMatch(/^\$argon2id\$v=19\$/);
    expect(parseOptions(first)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(first).not.toBe(second);
    expect(first.length).toBeLessThanOrEqual(255);
  });

  test('tells the right password from a wrong one', async () => {
    const hasher = new PasswordHasher();
    const hash = await hasher.hash('correct horse');
    expect(await hasher.isRight('correct horse', hash)).toBe(true);
    expect(await hasher.isRight('correct  horse', hash)).toBe(false);
  });

  test('takes the same password from keyboards that compose it differently', async () => {
    const hasher = new PasswordHasher();
    expect(await hasher.isRight('Zoe\u0308 in the garden', await hasher.hash('Zoë in the garden'))).toBe(true);
  });

  test('refuses every password where there is no hash, the one behind its own dummy included', async () => {
    expect(await new PasswordHasher().isRight('nobody has this password', null)).toBe(false);
  });

  test('asks the rest to come back when too many wait', async () => {
    const hasher = new PasswordHasher({ atOnceMax: 1, waitingMax: 2 });
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => hasher.hash('correct horse')));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(results[4]).toMatchObject({ reason: { code: 'RATE_LIMITED', retryAfterMs: 1_000 } });
    await expect(hasher.hash('correct horse')).resolves.toBeTypeOf('string');
  });
});
