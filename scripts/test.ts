import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { startMariaDb, startRedis, type PrivateService } from '../test/support/services.ts';
import { run } from './commands.ts';
import { MissingPrograms, provision } from './provision.ts';
import { buildTestProgram } from './test-program.ts';
import {
  closingLine,
  countTests,
  failedFiles,
  flaky,
  isSuccess,
  readReport,
  withLater,
  type FileResult,
  type TestCounts,
} from './test-results.ts';

/**
 * `npm test [-- FILTERS AND OPTIONS OF VITEST]`: builds dist/ and one file of it, installs what is missing, starts a MariaDB and a Redis
 * of its own, runs vitest, and ends with one line: `N passed, N failed`.
 *
 * In a run of the whole suite, files that failed are run once more by themselves, if they are few. What passes then is no failure, but named:
 * it depends on how busy the machine is, or on what ran before.
 *
 * TOKENIM_TEST_MYSQL_URL and TOKENIM_TEST_REDIS_URL tell the tests where the servers are. Where they are set already, for example to
 * run the suite against MySQL 8, those servers are used; the tests create and drop databases of their own there.
 */
export async function main(args: readonly string[]): Promise<number> {
  const counts = await runTests(args).catch((error: unknown) => {
    console.error(error instanceof MissingPrograms || error instanceof BuildFailed ? error.message : error);
    return noTests;
  });
  console.log(closingLine(counts));
  return isSuccess(counts) ? 0 : 1;
}

const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0 };

async function runTests(args: readonly string[]): Promise<TestCounts> {
  const stop = new StopSignal();
  await provision();
  // Also the tests' own temporary folder, so that nothing stays behind, even of tests that were broken off.
  const dir = await mkdtemp(join(await temporaryFolder(), 'tokenim-test-'));
  const services: PrivateService[] = [];
  try {
    const [env] = await bothSettled(startServices(dir, services), build());
    if (stop.received) return noTests;
    return await runVitest(args, dir, { ...env, TMPDIR: dir }, stop);
  } finally {
    await Promise.all(services.map(async (service) => service.stop()));
    await rm(dir, { recursive: true, force: true });
  }
}

/** In memory where there is room: some hundred databases are made, written to and thrown away, and the tests would wait for the disk. */
async function temporaryFolder(): Promise<string> {
  const memory = await statfs(memoryFolder).catch(() => null);
  return memory !== null && memory.bavail * memory.bsize >= memoryBytesMin ? memoryFolder : tmpdir();
}

/** Linux has it. */
const memoryFolder = '/dev/shm';
/** Several times what the tests need at any time. */
const memoryBytesMin = 4 * 2 ** 30;

class BuildFailed extends Error {}

async function build(): Promise<void> {
  await bothSettled(buildServer(), succeed(packageFile('vite', 'bin/vite.js'), 'build', 'web', '--logLevel', 'warn'));
}

async function buildServer(): Promise<void> {
  await succeed(packageFile('typescript', 'bin/tsc'), '-p', 'tsconfig.build.json');
  await buildTestProgram();
}

async function succeed(...command: readonly string[]): Promise<void> {
  const { exitCode, output } = await run(process.execPath, command);
  if (exitCode !== 0) throw new BuildFailed(`The build failed.\n${output}`);
}

async function startServices(dir: string, services: PrivateService[]): Promise<Record<string, string>> {
  const urlOf = async (name: string, start: typeof startMariaDb): Promise<[string, string]> => {
    const given = process.env[name];
    if (given !== undefined) return [name, given];
    const service = await start({ dir: join(dir, name) });
    services.push(service);
    return [name, service.url];
  };
  const urls = await bothSettled(urlOf('TOKENIM_TEST_MYSQL_URL', startMariaDb), urlOf('TOKENIM_TEST_REDIS_URL', startRedis));
  return Object.fromEntries(urls);
}

async function runVitest(args: readonly string[], dir: string, env: Record<string, string>, stop: StopSignal): Promise<TestCounts> {
  const first = await vitest(args, join(dir, 'report.json'), env, stop);
  const again = failedFiles(first.files);
  const isWhole = args.length === 0;
  if (!isWhole || again.length === 0 || again.length > runAgainMax || stop.received) return countsOf(first);
  console.log(`\nWhat failed is run once more, by itself: ${again.map((name) => relative('', name)).join(', ')}`);
  const second = await vitest(again, join(dir, 'again.json'), env, stop);
  for (const name of flaky(first.files, second.files)) console.log(`FLAKY, it failed at first: ${relative('', name)}`);
  return countsOf({ files: withLater(first.files, second.files), exitCode: second.exitCode });
}

/** More than that is no accident. */
const runAgainMax = 3;

interface Run {
  readonly files: readonly FileResult[];
  readonly exitCode: number | null;
}

async function vitest(args: readonly string[], reportFile: string, env: Record<string, string>, stop: StopSignal): Promise<Run> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const { exitCode } = await run(process.execPath, [packageFile('vitest', 'vitest.mjs'), 'run', ...reporters, ...args], {
    output: 'show',
    env,
    onStart: (child) => stop.passOnTo(child),
  });
  return { files: existsSync(reportFile) ? readReport(await readFile(reportFile, 'utf8')) : [], exitCode };
}

function countsOf({ files, exitCode }: Run): TestCounts {
  const counts = countTests(files);
  // An error outside of any test, or a run that was broken off: vitest says so above, and it is a failure though every test passed.
  return exitCode !== 0 && counts.failed === 0 && counts.passed > 0 ? { ...counts, failed: 1 } : counts;
}

/** Ctrl-C and `kill` end the run early but not our cleaning up. */
class StopSignal {
  received = false;
  private child: ChildProcess | undefined;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.receive(signal));
  }

  passOnTo(child: ChildProcess): void {
    this.child = child;
  }

  private receive(signal: NodeJS.Signals): void {
    this.received = true;
    this.child?.kill(signal);
  }
}

/** Like `Promise.all`, but a failure waits for the other, so that what that one started can be cleaned up. */
async function bothSettled<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}

function packageFile(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}
