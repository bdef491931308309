import cluster from 'node:cluster';

/** Pause before a process that died is replaced, so that one that dies at once does not keep a core busy. */
const respawnMs = 1_000;

/** One process per core, on one port: the first shares out the connections and replaces what dies. */
export async function runProcesses(count: number, serve: () => Promise<void>): Promise<void> {
  if (!cluster.isPrimary) return serve();
  let stopping = false;
  for (let i = 0; i < count; i++) cluster.fork();
  cluster.on('exit', (worker, code) => {
    if (stopping) return;
    // It never came up: the others will not either, and it has said why.
    if (code === 1 && !worker.exitedAfterDisconnect && Object.keys(cluster.workers ?? {}).length === 0) process.exit(1);
    setTimeout(() => cluster.fork(), respawnMs);
  });
  const stop = (signal: NodeJS.Signals): void => {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {});
    for (const worker of workers) worker?.process.kill(signal);
    cluster.on('exit', () => {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
