import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../test/support/eventually.ts';
import { OwnProcess } from '../../test/support/own-process.ts';
import { onCores } from '../cores.ts';

export interface ServerOptions {
  readonly cores: string | null;
  /** Arguments of node: the program and what it is told. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Finds the port in what the program prints; with the flag g. */
  readonly portPattern: RegExp;
  /** Processes that each say so. Default 1. */
  readonly processes?: number;
}

/** A server under test, on cores of its own. */
export class ServerProcess {
  private constructor(
    private readonly program: OwnProcess,
    private readonly dir: string,
    readonly port: number,
  ) {}

  static async start({ cores, args, env, portPattern, processes = 1 }: ServerOptions): Promise<ServerProcess> {
    const dir = await mkdtemp(join(tmpdir(), 'tokenim-bench-'));
    const log = join(dir, 'log');
    const [command, commandArgs] = onCores(cores, process.execPath, args);
    const program = new OwnProcess(command, commandArgs, log, { PATH: process.env['PATH'], ...env });
    const output = async (): Promise<string> => readFile(log, 'utf8').catch(() => '');
    const port = await eventually(async () => (program.isRunning ? [...(await output()).matchAll(portPattern)][processes - 1]?.[1] : 'ended'), {
      what: `${args.join(' ')} to serve`,
      timeoutMs: 60_000,
    });
    if (port === 'ended') throw new Error(`${args.join(' ')} ended with code ${program.exitCode}:\n${await output()}`);
    return new ServerProcess(program, dir, Number(port));
  }

  get pid(): number {
    return this.program.pid;
  }

  /** Everything that it printed. */
  async output(): Promise<string> {
    return readFile(join(this.dir, 'log'), 'utf8');
  }

  async stop(): Promise<void> {
    await this.program.end('SIGTERM');
    await rm(this.dir, { recursive: true, force: true });
  }
}
