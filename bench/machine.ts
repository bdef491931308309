import { spawnSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { requireProgram } from '../test/support/programs.ts';
import type { Cores } from './cores.ts';

/** Where and on what something was measured: what a reader needs to compare it with their own. */
export type MachineFacts = Readonly<Record<string, string>>;

export function machineFacts(cores: Cores): MachineFacts {
  const models = [...new Set(cpus().map(({ model }) => model.trim()))].join(', ');
  return {
    Processor: `${models}, ${cpus().length} cores`,
    Memory: `${(totalmem() / 1_073_741_824).toFixed(0)} GiB`,
    Linux: release(),
    Node: process.version,
    MariaDB: versionOf('mariadbd', /Ver ([\d.]+)/),
    Redis: versionOf('redis-server', /v=([\d.]+)/),
    Cores:
      cores.server === null ? 'nothing was pinned' : `the server alone on core ${cores.server}; drivers, MariaDB and Redis on the others`,
    'Load average before': (loadavg()[0] ?? 0).toFixed(2),
    Commit: commit(),
  };
}

function versionOf(program: string, pattern: RegExp): string {
  const { stdout } = spawnSync(requireProgram(program), ['--version'], { encoding: 'utf8' });
  return pattern.exec(stdout)?.[1] ?? 'unknown';
}

function commit(): string {
  const changed = git('status', '--porcelain', '--', 'src', 'package-lock.json') === '' ? '' : ' with changes in src';
  return `${git('rev-parse', '--short', 'HEAD') || 'unknown'}${changed}`;
}

/** Its output; empty where there is no git. */
function git(...args: readonly string[]): string {
  return spawnSync('git', args, { encoding: 'utf8' }).stdout.trim();
}
