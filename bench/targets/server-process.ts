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
  /** Finds the port in what the program prints. */
  readonly portPattern: RegExp;
}

/** A server under test, on cores of its own. */
export class ServerProcess {
  private constructor(
    private readonly program: OwnProcess,
    private readonly dir: string,
    readonly port: number,
  ) {}

  static async start({ cores, args, env, portPattern }: ServerOptions): Promise<ServerProcess> {
    const dir = await mkdtemp(join(tmpdir(), 'tokenim-bench-'));
    const log = join(dir, 'log');
    const [command, commandArgs] = onCores(cores, process.execPath, args);
    const program = new OwnProcess(command, commandArgs, log, { PATH: process.env['PATH'], ...env });
    const output = async (): Promise<string> => readFile(log, 'utf8').catch(() => '');
    const portOf = async (): Promise<string | undefined> => portPattern.exec(await output())?.[1];
    try {
      const what = `${args.join(' ')} to serve`;
      const port = await eventually(async () => (program.isRunning ? portOf() : 'ended'), { what, timeoutMs: 60_000 });
      if (port === 'ended') throw new Error(`It ended with code ${program.exitCode}.`);
      return new ServerProcess(program, dir, Number(port));
    } catch (error) {
      const said = (await output()).trim();
      await program.end('SIGKILL');
      throw new Error(`${args.join(' ')} does not serve. It said:\n${said.slice(-2_000)}`, { cause: error });
    }
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
