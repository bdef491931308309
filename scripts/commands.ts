import { spawn, type ChildProcess } from 'node:child_process';

export interface CommandResult {
  /** 128 + the signal's number would be the shell's way; a command that a signal ended counts as 1 here. */
  readonly exitCode: number;
  /** Empty where it went to the terminal. */
  readonly stdout: string;
  /** Standard output and errors, in the order in which they came. Empty where they went to the terminal. */
  readonly output: string;
}

export interface CommandOptions {
  /** `show`: straight to our own terminal. `collect` (default): into the result. */
  readonly output?: 'show' | 'collect';
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called with the process while it runs, to signal it. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs a program to its end. It reads nothing from the terminal. Rejects only where it cannot be started. */
export async function run(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const show = options.output === 'show';
  const child = spawn(command, args, {
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    env: { ...process.env, ...options.env },
  });
  options.onStart?.(child);
  let stdout = '';
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, stdout, output }));
  });
}
