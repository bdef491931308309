// Runs a TypeScript program of this repository: `node scripts/run.mjs FILE [ARGUMENTS]` calls FILE's `main(arguments)`
// and exits with the number that it returns. Node 20 cannot read TypeScript by itself; Vite, which the tests bring along, can.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [file, ...programArguments] = process.argv.slice(2);
const { NODE_ENV } = process.env;
const { module } = await runnerImport(resolve(file), { logLevel: 'error' });
// Vite names its own environment there: what the program starts, a build for example, has the one that we were given.
if (NODE_ENV === undefined) delete process.env.NODE_ENV;
process.exitCode = await module.main(programArguments);
