import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { eventually } from './eventually.ts';
import { findProgram } from './programs.ts';

/** A program that we started; nothing else is ever signalled. It dies with us, however we die. */
export class OwnProcess {
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;

  /** Its output is appended to `logFile`. */
  constructor(program: string, args: readonly string[], logFile: string, env: NodeJS.ProcessEnv = process.env) {
    const [command, commandArgs] = diesWithUs(program, args);
    const log = openSync(logFile, 'a');
    // A process group of its own: Ctrl-C in the terminal reaches us first, and we stop it in order.
    this.child = spawn(command, commandArgs, { stdio: ['ignore', log, log], detached: true, env });
    closeSync(log);
    this.exited = new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.once('error', () => resolve());
    });
    rememberUntil(this.exited, this.child);
  }

  get isRunning(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Null while it runs, and where a signal ended it. */
  get exitCode(): number | null {
    return this.child.exitCode;
  }

  /** Throws when it has ended. */
  get pid(): number {
    if (this.child.pid === undefined || !this.isRunning) throw new Error('The process has ended.');
    return this.child.pid;
  }

  /** SIGSTOP: it hangs until `thaw()`. On a busy machine it runs on for some milliseconds after the signal, so that is waited for. */
  async freeze(): Promise<void> {
    const { pid } = this;
    this.child.kill('SIGSTOP');
    if (process.platform === 'linux') await eventually(async () => isStopped(pid), { what: 'the process to stop' });
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** Sends the signal and returns once the process is gone; after `patienceMs` it is killed. */
  async end(signal: 'SIGTERM' | 'SIGKILL', patienceMs = 15_000): Promise<void> {
    if (!this.isRunning) return;
    this.child.kill(signal);
    const killer = setTimeout(() => this.child.kill('SIGKILL'), patienceMs);
    await this.exited;
    clearTimeout(killer);
  }
}

/** What the kernel says of it comes after the program's name in brackets, which may hold anything. */
async function isStopped(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8');
  return status.slice(status.lastIndexOf(')')).startsWith(') T ');
}

/** On Linux the kernel itself sees to it, so not even `kill -9` on a test run leaves a server behind. */
function diesWithUs(program: string, args: readonly string[]): [string, string[]] {
  tether ??= findTether();
  const [command = program, ...rest] = [...tether, program, ...args];
  return [command, rest];
}

let tether: readonly string[] | undefined;

/** util-linux has it, other setprivs (busybox) do not. */
function findTether(): readonly string[] {
  const setpriv = findProgram('setpriv');
  const prefix = setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'SIGKILL'];
  const [command, ...args] = prefix;
  return command !== undefined && spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0 ? prefix : [];
}

const running = new Set<ChildProcess>();

function rememberUntil(exited: Promise<void>, child: ChildProcess): void {
  if (running.size === 0) process.once('exit', killTheRest);
  running.add(child);
  void exited.then(() => {
    running.delete(child);
    if (running.size === 0) process.off('exit', killTheRest);
  });
}

function killTheRest(): void {
  for (const child of running) child.kill('SIGKILL');
}
