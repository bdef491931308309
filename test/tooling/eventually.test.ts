import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';

test('the first truthy answer is returned, after refusals and errors', async () => {
  const answers = [
    () => undefined,
    () => {
      throw new Error('not yet');
    },
    () => 'ready',
  ];
  expect(await eventually(() => answers.shift()?.(), { what: 'an answer' })).toBe('ready');
});

test('after the deadline the error names what was waited for and what came last', async () => {
  const refused = new Error('refused');
  const waiting = eventually(() => Promise.reject(refused), { what: 'the server', timeoutMs: 30 });
  await expect(waiting).rejects.toMatchObject({ message: 'Waited 30 ms for the server, in vain.', cause: refused });
});

test('a condition that hangs does not outlast the deadline', async () => {
  await expect(eventually(() => new Promise(() => undefined), { what: 'nothing', timeoutMs: 30 })).rejects.toThrow('Waited 30 ms');
});
