import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { findProgram } from '../test/support/programs.ts';

/** Which cores the servers under test get, and which everything else. Null where nothing is pinned. */
export interface Cores {
  readonly server: string | null;
  /** For a server of two processes. */
  readonly twoProcesses: string | null;
}

export const noCores: Cores = { server: null, twoProcesses: null };

/**
 * Puts this process, and with it all that it starts, on every core but the first, which is the server's. Without taskset (Linux) or a
 * second core, nothing is pinned.
 */
export function shareOutCores(): Cores {
  const count = availableParallelism();
  if (count < 2 || findProgram('taskset') === undefined) return noCores;
  const ours = count === 2 ? '1' : `1-${count - 1}`;
  const { status, stderr } = spawnSync('taskset', ['-acp', ours, String(process.pid)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`taskset could not put this process on core ${ours}: ${stderr}`);
  return { server: '0', twoProcesses: '0,1' };
}

/** The command line that runs a program on those cores. */
export function onCores(cores: string | null, program: string, args: readonly string[]): [string, string[]] {
  return cores === null ? [program, [...args]] : ['taskset', ['-c', cores, program, ...args]];
}
