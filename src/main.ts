import { refuseOldNode } from './app/node-version.ts';

refuseOldNode(process.versions.node);
const { run } = await import('./app/run.ts');
await run(process.argv.slice(2));
