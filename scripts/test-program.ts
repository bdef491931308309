import { basename, dirname } from 'node:path';
import { build, type Plugin } from 'vite';
import { inOneFile } from '../test/support/node.ts';

/**
 * Makes one file of dist/main.js and all that it imports: the program and its packages are 2,100 files, which take a second of processor
 * time to find and read, and the tests start it some hundred times.
 *
 * It lies as deep in dist/ as the files that look for others by their own place.
 */
export async function buildTestProgram(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [quickPasswords],
    build: {
      ssr: 'dist/main.js',
      outDir: dirname(inOneFile),
      target: 'node20',
      // Only white space goes: names are part of the schema, and of what a stack trace says.
      rolldownOptions: {
        output: { entryFileNames: basename(inOneFile), codeSplitting: false, keepNames: true, minify: { compress: false, mangle: false } },
      },
    },
    // These bring machine code with them, each in its own way.
    ssr: { noExternal: true, external: ['libsql', '@node-rs/argon2'] },
  });
}

/** Some thousand people register, which is a minute of processor time at the real cost. No setting does this: it would weaken somebody's. */
const quickPasswords: Plugin = {
  name: 'quick-passwords',
  load: (id) => (id.endsWith('/dist/modules/auth/password-cost.js') ? `export const passwordCost = ${JSON.stringify(quickest)};` : null),
};

const quickest = { memoryCost: 8, timeCost: 1, parallelism: 1 };
