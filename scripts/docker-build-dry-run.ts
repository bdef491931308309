import type { ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, relative } from 'node:path';
import { eventually } from '../test/support/eventually.ts';
import { freePort } from '../test/support/free-port.ts';
import { run, type CommandResult } from './commands.ts';
import { isSentToBuild, parseDockerfile, type Instruction } from './dockerfile.ts';

const startTimeoutMs = 60_000;
/** The npm of the base image; another one may read the lock file another way. */
const npmOfBaseImage = 'npm@10.8.2';

/**
 * Does what docker/Dockerfile says in a temporary folder, without Docker: copies only what .dockerignore lets through, runs each RUN,
 * then starts the last stage by its ENTRYPOINT until its HEALTHCHECK is content, and stops it with SIGTERM. It does not cover the
 * base image (but for its npm) and the users. `--build-only` starts nothing.
 */
export async function main(args: readonly string[]): Promise<number> {
  const instructions = parseDockerfile(await readFile('docker/Dockerfile', 'utf8'));
  const folder = await mkdtemp(join(tmpdir(), 'tokenim-docker-'));
  try {
    const image = await build(instructions, folder);
    if (!args.includes('--build-only')) await tryOut(image);
    console.log('docker/Dockerfile: every command works outside of Docker.');
    return 0;
  } catch (error) {
    console.error(error instanceof StepFailed ? error.message : error);
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

class StepFailed extends Error {}

/** A stage's file system lies below a folder of its own; what it calls /app is `${root}/app`. */
class Stage {
  folder = '/';
  readonly environment: Record<string, string>;
  entrypoint: readonly string[] = [];
  healthcheck: readonly string[] = [];

  constructor(
    readonly root: string,
    path: string,
  ) {
    this.environment = { PATH: path };
  }

  /** A path as the Dockerfile writes it, on this machine. */
  locate(path: string): string {
    return path.startsWith('/') ? join(this.root, path) : join(this.root, this.folder, path);
  }
}

async function build(instructions: readonly Instruction[], folder: string): Promise<Stage> {
  const ignoreFile = await readFile('.dockerignore', 'utf8');
  const stages = new Map<string, Stage>();
  const path = await pathWithNpm(join(folder, 'tools'));
  let stage = new Stage(folder, path);
  for (const instruction of instructions) {
    if (instruction.kind === 'stage') {
      stage = new Stage(join(folder, instruction.name), path);
      stages.set(instruction.name, stage);
    } else if (instruction.kind === 'copy') {
      await copy(instruction, stage, stages, ignoreFile);
    } else {
      await apply(instruction, stage);
    }
  }
  return stage;
}

async function pathWithNpm(folder: string): Promise<string> {
  await mkdir(folder);
  const install = ['install', '--prefix', folder, '--no-save', npmOfBaseImage];
  await succeed(await run('npm', install, { env: unset(process.env) }), `npm ${install.join(' ')}`);
  return [join(folder, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
}

async function apply(instruction: Instruction, stage: Stage): Promise<void> {
  switch (instruction.kind) {
    case 'folder':
      stage.folder = instruction.path;
      await mkdir(stage.locate('.'), { recursive: true });
      break;
    case 'environment':
      stage.environment[instruction.name] = instruction.value.startsWith('/') ? stage.locate(instruction.value) : instruction.value;
      break;
    case 'run':
      console.log(`RUN ${instruction.command}`);
      await succeed(await inStage(stage, ['sh', '-ec', instruction.command]), instruction.command);
      break;
    case 'entrypoint':
    case 'healthcheck':
      stage[instruction.kind] = instruction.command;
      break;
    default:
  }
}

async function copy(
  { from, sources, target }: Extract<Instruction, { kind: 'copy' }>,
  stage: Stage,
  stages: ReadonlyMap<string, Stage>,
  ignoreFile: string,
): Promise<void> {
  const origin = from === null ? undefined : stages.get(from);
  if (from !== null && origin === undefined) throw new StepFailed(`There is no stage ${from} to copy from.`);
  for (const source of sources) {
    const path = origin?.locate(source) ?? source;
    const isWanted = (file: string): boolean => origin !== undefined || isSentToBuild(relative('.', file), ignoreFile);
    if (!isWanted(path)) throw new StepFailed(`.dockerignore holds back ${source}, which is copied.`);
    const destination = target.endsWith('/') ? join(stage.locate(target), basename(source)) : stage.locate(target);
    await cp(path, destination, { recursive: true, verbatimSymlinks: true, filter: isWanted });
  }
}

/** Starts the program as a container would, waits until it is healthy, and stops it as `docker stop` does. */
async function tryOut(image: Stage): Promise<void> {
  const port = String(await freePort());
  const children: ChildProcess[] = [];
  let hasEnded = false;
  const ending = inStage(image, image.entrypoint, { PORT: port }, (child) => children.push(child)).finally(() => (hasEnded = true));
  const isHealthy = async (): Promise<boolean> => (await inStage(image, image.healthcheck, { PORT: port })).exitCode === 0;
  try {
    await eventually(async () => hasEnded || (await isHealthy()), { what: 'the HEALTHCHECK to be content', timeoutMs: startTimeoutMs });
  } finally {
    for (const child of children) child.kill('SIGTERM');
  }
  await succeed(await ending, image.entrypoint.join(' '));
}

async function inStage(
  stage: Stage,
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  onStart: (child: ChildProcess) => unknown = () => undefined,
): Promise<CommandResult> {
  return run('sh', ['-c', 'cd "$1" && shift && exec "$@"', 'sh', stage.locate('.'), ...command], {
    env: { ...unset(process.env), ...stage.environment, ...environment },
    onStart: (child) => void onStart(child),
  });
}

/** A container knows nothing of our settings, nor of the npm that may have called us. */
function unset(environment: NodeJS.ProcessEnv): Record<string, undefined> {
  const names = Object.keys(environment).filter((name) =>
    /^(NODE_ENV|NODE_OPTIONS|PORT|HOST|INIT_CWD|TOKENIM_.*|npm_(package|lifecycle)_.*|npm_config_local_prefix)$/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

async function succeed({ exitCode, output }: CommandResult, what: string): Promise<void> {
  if (exitCode !== 0) throw new StepFailed(`${what} failed with ${exitCode}:\n${output}`);
}
