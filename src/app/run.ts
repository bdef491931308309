import 'reflect-metadata';
import cluster from 'node:cluster';
import { helpText, loadConfig, loadEnvFile, programVersion, readCommandLine, type Config } from '../config/index.ts';
import { StartError } from '../kernel/errors.ts';
import { banner } from './banner.ts';
import { demoLines } from './demo/demo-lines.ts';
import type { DemoWorld } from './demo/seed-demo.ts';
import { ignoreInterruptsOfTheTerminal, isSpokesman, runProcesses } from './processes.ts';

// What takes a second to load is loaded once it is needed: help and wrong settings are told at once, and a process that only looks
// after others stays small.

/** What the command line asks for. Problems that a person can mend are one sentence on standard error, with exit code 1. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await obey(argv);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

async function obey(argv: readonly string[]): Promise<void> {
  const { command } = readCommandLine(argv);
  if (command === 'help') return console.log(helpText());
  if (command === 'version') return console.log(programVersion());
  loadEnvFile();
  const config = loadConfig(process.env, argv);
  if (command === 'migrate') return (await import('./migrate-only.ts')).migrateOnly(config);
  const demo = config.demo && cluster.isPrimary ? await (await import('./demo/seed-demo.ts')).seedDemo(config) : null;
  if (config.processes === 1) return serve(config, demo);
  if (demo !== null) console.log(demoLines(demo).join('\n'));
  return runProcesses(config.processes, () => serve(config, null));
}

/** Serves until a signal asks to stop; a second signal stops at once. */
async function serve(config: Config, demo: DemoWorld | null): Promise<void> {
  const { createApp } = await import('./create-app.ts');
  const app = await createApp(config);
  const stop = (): void => {
    process.once('SIGINT', () => process.exit(130));
    void app.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  if (cluster.isPrimary) process.once('SIGINT', stop);
  else ignoreInterruptsOfTheTerminal();
  // Last: whoever reads it may ask to stop at once.
  if (isSpokesman()) console.log(banner(config, app, demo));
}
