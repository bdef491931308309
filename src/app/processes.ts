import cluster, { type Worker } from 'node:cluster';

/** Pause before a process that died is replaced, so that one that dies at once does not keep a core busy. */
const respawnMs = 1_000;

/**
 * One process per core, on one port: the first shares out the connections and replaces what dies. The others follow once one of them
 * serves, so that what keeps the program from starting is said once.
 */
export async function runProcesses(count: number, serve: () => Promise<void>): Promise<void> {
  if (!cluster.isPrimary) return serve();
  let stopping = false;
  const first = cluster.fork();
  first.once('listening', () => {
    for (let i = 1; i < count; i++) cluster.fork();
  });
  cluster.on('exit', (worker, code) => {
    if (workers().length === 0 && (stopping || worker === first)) process.exit(stopping ? 0 : code);
    if (!stopping) setTimeout(() => cluster.fork(), respawnMs);
  });
  const stop = (): void => {
    stopping = true;
    for (const worker of workers()) worker.process.kill('SIGTERM');
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Whether this process is the one that speaks for all. */
export function isSpokesman(): boolean {
  return cluster.worker === undefined || cluster.worker.id === 1;
}

/** Ctrl-C reaches every process of a terminal, but it is the first one that decides when the others stop. */
export function ignoreInterruptsOfTheTerminal(): void {
  process.on('SIGINT', () => undefined);
}

function workers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}
