import { freePort } from '../test/support/free-port.ts';
import { startMariaDb, startRedis, type PrivateService } from '../test/support/services.ts';
import type { Cores } from './cores.ts';
import { DriverProcess } from './driver/driver-process.ts';
import type { Options } from './options.ts';
import { RelayTarget } from './targets/relay.ts';
import type { RunningTarget, TargetName } from './targets/target.ts';
import { TokenImTarget } from './targets/tokenim.ts';
import { UsualStackTarget } from './targets/usual-stack.ts';

export interface TargetOptions {
  /** Of the server's own cores; default: one process on one core. */
  readonly processes?: 1 | 2;
  /** Whether its heap will be looked at. */
  readonly inspected?: boolean;
}

/** What scenarios work with: a database, a bus, servers to measure and drivers that load them. */
export class Lab {
  private lastNumber = 0;
  private readonly shared = new Shared();

  private constructor(
    readonly options: Options,
    readonly mariaDb: PrivateService,
    private readonly redis: PrivateService,
    private readonly cores: Cores,
    private readonly say: (line: string) => void,
  ) {}

  static async open(options: Options, cores: Cores, say: (line: string) => void): Promise<Lab> {
    const [mariaDb, redis] = await Promise.all([startMariaDb(), startRedis()]);
    return new Lab(options, mariaDb, redis, cores, say);
  }

  /** Whether everything is tiny, to find out whether it works and not how fast. */
  get isSmoke(): boolean {
    return this.options.smoke;
  }

  /** How many runs the medians are taken of. */
  get runs(): number {
    return this.options.runs;
  }

  /** A full size, or its stand-in for a smoke run. */
  size(full: number, smoke: number): number {
    return this.options.smoke ? smoke : full;
  }

  progress(line: string): void {
    this.say(line);
  }

  /** Runs the work with a fresh server and a fresh driver, and stops both. A smoke run takes those of the scenario before. */
  async with<T>(
    name: TargetName,
    work: (target: RunningTarget, driver: DriverProcess) => Promise<T>,
    options: TargetOptions = {},
  ): Promise<T> {
    if (this.isSmoke && options.processes !== 2 && options.inspected !== true) {
      const target = await this.shared.target(name, async () => this.start(name, {}));
      const driver = await this.shared.driver(async () => DriverProcess.start());
      try {
        return await work(target, driver);
      } finally {
        await driver.call('reset');
      }
    }
    const target = await this.start(name, options);
    try {
      const driver = await DriverProcess.start();
      try {
        return await work(target, driver);
      } finally {
        await driver.stop();
      }
    } finally {
      await target.stop();
    }
  }

  async close(): Promise<void> {
    await this.shared.stop();
    await Promise.all([this.mariaDb.stop(), this.redis.stop()]);
  }

  private async start(name: TargetName, { processes = 1, inspected = false }: TargetOptions): Promise<RunningTarget> {
    const cores = processes === 1 ? this.cores.server : this.cores.twoProcesses;
    if (name === 'relay') return RelayTarget.start(cores);
    const { dist, settings, nodeArgs } = this.options;
    const services = { mysqlUrl: this.mariaDb.url, redisUrl: this.redis.url, database: `bench_${process.pid}_${++this.lastNumber}` };
    if (name === 'usual') return UsualStackTarget.start({ cores, ...services });
    return TokenImTarget.start({
      cores,
      ...services,
      dist,
      settings: { ...(processes === 1 ? {} : { TOKENIM_PROCESSES: String(processes) }), ...settings },
      nodeArgs,
      inspectorPort: inspected ? await freePort() : null,
    });
  }
}

/** What a smoke run keeps: starting is most of what it does. */
class Shared {
  private readonly targets = new Map<TargetName, RunningTarget>();
  private onlyDriver: DriverProcess | null = null;

  async target(name: TargetName, start: () => Promise<RunningTarget>): Promise<RunningTarget> {
    const target = this.targets.get(name) ?? (await start());
    this.targets.set(name, target);
    return target;
  }

  async driver(start: () => Promise<DriverProcess>): Promise<DriverProcess> {
    this.onlyDriver ??= await start();
    return this.onlyDriver;
  }

  async stop(): Promise<void> {
    await this.onlyDriver?.stop();
    await Promise.all([...this.targets.values()].map(async (target) => target.stop()));
  }
}
