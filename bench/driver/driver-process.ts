import { fork, type ChildProcess } from 'node:child_process';
import type { Driver } from './driver.ts';
import type { DriverAnswer, DriverCall } from './main.ts';

type MethodName = keyof Driver;
type ArgumentOf<Name extends MethodName> = Parameters<Driver[Name]>;
type ValueOf<Name extends MethodName> = Awaited<ReturnType<Driver[Name]>>;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A driver in a process of its own, as seen from the one that starts it. */
export class DriverProcess {
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', ({ id, value, error }: DriverAnswer) => {
      const call = this.pending.get(id);
      this.pending.delete(id);
      if (error === undefined) call?.resolve(value);
      else call?.reject(new Error(error));
    });
    child.once('exit', (code, signal) => {
      for (const { reject } of this.pending.values()) reject(new Error(`The driver ended: ${signal ?? code}.`));
      this.pending.clear();
    });
  }

  static async start(): Promise<DriverProcess> {
    const child = fork('scripts/run.mjs', ['bench/driver/main.ts'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    const driver = new DriverProcess(child);
    await new Promise((resolve, reject) => driver.pending.set(0, { resolve, reject }));
    return driver;
  }

  async call<Name extends MethodName>(method: Name, ...[argument]: ArgumentOf<Name>): Promise<ValueOf<Name>> {
    const call: DriverCall = { id: ++this.lastId, method, argument };
    const value = await new Promise<unknown>((resolve, reject) => {
      this.pending.set(call.id, { resolve, reject });
      this.child.send(call);
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Written by our own child, which runs that method.
    return value as ValueOf<Name>;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || !this.child.connected) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.disconnect();
    await ended;
  }
}
