import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import { OwnProcess } from './own-process.ts';

/** Settings on top of those of the deployment. */
export type Settings = Readonly<Record<string, string>>;

/** One TokenIM process, started as a user would. */
export interface Node {
  /** `http://127.0.0.1:PORT`; empty until it has started. */
  readonly url: string;
  readonly isRunning: boolean;
  /** Throws when it has ended. */
  readonly pid: number;
  readonly exitCode: number | null;
  /** Everything that it printed. */
  output(): Promise<string>;
  /** SIGKILL, as in a crash. */
  kill(): Promise<void>;
  /** SIGTERM, as in a deployment; resolves once the process has ended. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  readonly settings: Settings;
  readonly args?: readonly string[];
  /** Default: any free one. */
  readonly port?: number;
  /** Default: `inOneFile`. */
  readonly file?: string;
}

/** The program as it is delivered. */
export const asDelivered = 'dist/main.js';
/** The same, quicker to start and with cheap passwords: scripts/test-program.ts. */
export const inOneFile = 'dist/test/main.js';

/** Starts the built program and returns at once, for starts that are to fail. */
export function launchNode({ settings, args = [], port = 0, file = inOneFile }: LaunchOptions): Node {
  const logFile = join(mkdtempSync(join(tmpdir(), 'tokenim-node-')), 'log');
  const env = { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: String(port), TOKENIM_LOG_LEVEL: 'warn', ...settings };
  const program = new OwnProcess(process.execPath, [file, ...args], logFile, env);
  const output = async (): Promise<string> => readFile(logFile, 'utf8');
  return {
    url: '',
    get isRunning() {
      return program.isRunning;
    },
    get pid() {
      return program.pid;
    },
    get exitCode() {
      return program.exitCode;
    },
    output,
    kill: async () => program.end('SIGKILL'),
    stop: async () => program.end('SIGTERM'),
  };
}

/** Starts the built program and resolves once it serves. Throws with its output when it does not. */
export async function startNode(options: LaunchOptions): Promise<Node> {
  const node = launchNode(options);
  const port = await eventually(
    async () => {
      const output = await node.output();
      if (!node.isRunning) return 'ended';
      return /API +http:\/\/localhost:(\d+)/.exec(output)?.[1];
    },
    { what: 'the node to serve' },
  );
  if (port === 'ended') throw new Error(`The node ended with code ${node.exitCode}:\n${await node.output()}`);
  return Object.defineProperty(node, 'url', { value: `http://127.0.0.1:${port}` });
}

/** Waits until a node that was launched has ended by itself, and returns its exit code and output. */
export async function endOf(node: Node): Promise<{ exitCode: number | null; output: string }> {
  await eventually(() => !node.isRunning, { what: 'the node to end' });
  return { exitCode: node.exitCode, output: await node.output() };
}
