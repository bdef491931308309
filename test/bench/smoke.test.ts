import { expect, test } from 'vitest';
import { run } from '../../scripts/commands.ts';

/** It starts servers of its own; most of the time goes into that. */
const timeoutMs = 300_000;

test(
  'every scenario of the bench runs, and no server loses, doubles or reorders what it acknowledged',
  async () => {
    const { exitCode, output } = await run(process.execPath, ['scripts/run.mjs', 'bench/main.ts', '--smoke']);
    expect(output).not.toContain('FAILED');
    expect(exitCode).toBe(0);
  },
  timeoutMs,
);
