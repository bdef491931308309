import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { eventually, patienceMs } from './eventually.ts';

/** A program in a terminal: somebody types and reads. */
export class TerminalProgram {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly exited: Promise<unknown>;
  private output = '';
  private errors = '';

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args);
    this.exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get lines(): string[] {
    return this.output.split('\n');
  }

  /** What it wrote to standard error. */
  get complaints(): string {
    return this.errors;
  }

  type(line: string): void {
    this.child.stdin.write(`${line}\n`);
  }

  /** Resolves once a line matches. */
  async shows(pattern: RegExp, timeoutMs = patienceMs): Promise<void> {
    try {
      await eventually(() => this.lines.some((line) => pattern.test(line)), { what: String(pattern), timeoutMs });
    } catch (error) {
      throw new Error(`It says:\n${this.output}${this.errors}`, { cause: error });
    }
  }

  async end(): Promise<void> {
    if (this.isRunning) this.child.kill('SIGKILL');
    await this.exited;
  }
}
