import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { OwnProcess } from './own-process.ts';
import { requireProgram } from './programs.ts';

/** A server of the tests' own on 127.0.0.1, with a folder of its own. */
export interface PrivateService {
  readonly url: string;
  readonly port: number;
  /** Of the process that runs now; throws between `kill()` and `restart()`. */
  readonly pid: number;
  /** SIGKILL, as in a crash. Port and data stay for `restart()`. */
  kill(): Promise<void>;
  /** It hangs until `thaw()`. */
  freeze(): Promise<void>;
  thaw(): void;
  /** Starts it again on the same port and data; one that still runs is shut down first. */
  restart(): Promise<void>;
  /** Shuts it down and removes its folder, unless the caller brought the folder. */
  stop(): Promise<void>;
}

export interface PrivateServiceOptions {
  /** Where data, socket and log go; data that lie there are taken up. Default: a new folder below the system's temporary one. */
  readonly dir?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** For the server, after its own. */
  readonly args?: readonly string[];
}

/** A MariaDB that answers as `root` without password and holds no database yet. Commits are as durable as in production. */
export async function startMariaDb(options: PrivateServiceOptions = {}): Promise<PrivateService> {
  return startService(mariaDb, options);
}

/** A Redis that keeps nothing on disk: after `kill()` and `restart()` it is empty. */
export async function startRedis(options: PrivateServiceOptions = {}): Promise<PrivateService> {
  return startService(redis, options);
}

interface ServiceKind {
  readonly name: string;
  readonly program: string;
  prepare(dir: string): Promise<void>;
  args(dir: string, port: number): string[];
  url(port: number): string;
  /** What it is asked after the connection stands; a server that speaks first is asked nothing. */
  readonly greeting: string;
}

const START_TIMEOUT_MS = 30_000;
/** Longer than a server that is up needs; one that hangs is asked again. */
const ANSWER_TIMEOUT_MS = 1_000;
const PORT_ATTEMPTS = 5;

/** mariadbd refuses to run as root unless told so; for anybody else the option is an error in the log. */
const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

/**
 * Whatever /etc says, `--no-defaults` makes all machines alike. That leaves the server's character set at MariaDB's own default,
 * latin1: a table that does not name its character set is found out here and not by a user.
 */
const mariaDb: ServiceKind = {
  name: 'MariaDB',
  program: 'mariadbd',
  async prepare(dir) {
    const data = join(dir, 'data');
    if (existsSync(join(data, 'mysql'))) return;
    await promisify(execFile)(requireProgram('mariadb-install-db'), [
      '--no-defaults',
      `--datadir=${data}`,
      ownTemporary(dir),
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
      `--innodb-log-file-size=${INNODB_LOG_FILE_SIZE}`,
      // Only while the empty system tables are written: nothing is lost if that fails, it starts over.
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-flush-method=nosync',
      ...asRoot,
    ]);
  },
  args: (dir, port) => [
    '--no-defaults',
    `--datadir=${join(dir, 'data')}`,
    ownTemporary(dir),
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    // Relative to the data folder: the system's limit of about 100 characters for a socket's path cannot be met.
    '--socket=mariadb.sock',
    '--pid-file=mariadb.pid',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--max-connections=300',
    '--performance-schema=OFF',
    '--innodb-buffer-pool-size=64M',
    `--innodb-log-file-size=${INNODB_LOG_FILE_SIZE}`,
    '--innodb-flush-log-at-trx-commit=1',
    ...asRoot,
  ],
  url: (port) => `mysql://root@127.0.0.1:${port}/`,
  greeting: '',
};

const INNODB_LOG_FILE_SIZE = '32M';

/** One that starts removes what it takes for the temporary tables of its last run, also those of another beside it. */
function ownTemporary(dir: string): string {
  return `--tmpdir=${dir}`;
}

const redis: ServiceKind = {
  name: 'Redis',
  program: 'redis-server',
  prepare: async () => undefined,
  args: (dir, port) => [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--dir',
    dir,
    '--save',
    '',
    '--appendonly',
    'no',
    '--daemonize',
    'no',
  ],
  url: (port) => `redis://127.0.0.1:${port}`,
  greeting: 'PING\r\n',
};

async function startService(kind: ServiceKind, options: PrivateServiceOptions): Promise<PrivateService> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), `tokenim-${kind.program}-`)));
  const removeDir = async (): Promise<void> => (options.dir === undefined ? rm(dir, { recursive: true, force: true }) : undefined);
  try {
    await mkdir(dir, { recursive: true });
    await kind.prepare(dir);
    const wanted = { ...kind, args: (...where: [string, number]) => [...kind.args(...where), ...(options.args ?? [])] };
    return new RunningService(wanted, dir, ...(await launchSomewhere(wanted, dir, options.port)), removeDir);
  } catch (error) {
    await removeDir();
    throw error;
  }
}

class RunningService implements PrivateService {
  constructor(
    private readonly kind: ServiceKind,
    private readonly dir: string,
    readonly port: number,
    private server: OwnProcess,
    private readonly removeDir: () => Promise<void>,
  ) {}

  get url(): string {
    return this.kind.url(this.port);
  }

  get pid(): number {
    return this.server.pid;
  }

  async kill(): Promise<void> {
    await this.server.end('SIGKILL');
  }

  async freeze(): Promise<void> {
    await this.server.freeze();
  }

  thaw(): void {
    this.server.thaw();
  }

  async restart(): Promise<void> {
    await this.server.end('SIGTERM');
    this.server = await launch(this.kind, this.dir, this.port);
  }

  async stop(): Promise<void> {
    await this.server.end('SIGTERM');
    await this.removeDir();
  }
}

/** A free port may be gone before the server binds it; then the next one is tried. */
async function launchSomewhere(kind: ServiceKind, dir: string, port: number | undefined): Promise<[number, OwnProcess]> {
  if (port !== undefined) return [port, await launch(kind, dir, port)];
  for (let attempt = 1; ; attempt++) {
    const candidate = await freePort();
    try {
      return [candidate, await launch(kind, dir, candidate)];
    } catch (error) {
      if (attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

async function launch(kind: ServiceKind, dir: string, port: number): Promise<OwnProcess> {
  const log = join(dir, `${kind.program}.log`);
  const server = new OwnProcess(requireProgram(kind.program), kind.args(dir, port), log);
  try {
    const state = await eventually(async () => (server.isRunning ? (await answers(port, kind.greeting)) && 'up' : 'ended'), {
      what: `${kind.name} to answer on port ${port}`,
      timeoutMs: START_TIMEOUT_MS,
    });
    if (state === 'up' && server.isRunning) return server;
    throw new Error(`${kind.name} ended while it started.`);
  } catch (error) {
    await server.end('SIGKILL');
    throw new Error(`${kind.name} did not start. Its last words:\n${await lastLines(log)}`, { cause: error });
  }
}

/** Whether a server there says anything at all: MariaDB greets and Redis replies only once they serve. */
async function answers(port: number, greeting: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(greeting));
    socket.once('data', () => {
      resolve(true);
      socket.destroy();
    });
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => socket.destroy());
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-15).join('\n');
}
