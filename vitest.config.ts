import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first.ts';

export default defineConfig({
  resolve: {
    // `graphql` comes as ES modules and as CommonJS, and refuses objects of its other copy. Node gives the packages that we use the
    // CommonJS one; without this line Vite would give our own code the other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['src/**/*.test.ts', 'sdk/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts'],
    // Loading the libraries costs a second of processor time per process. The code holds no state in its modules, so the files of one
    // worker can share them; a test that fails only beside another one has found some.
    isolate: false,
    pool: 'forks',
    // Many tests wait for something. Beside the servers that they talk to, three workers keep a machine of two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Only what is slow gets a line of its own.
    slowTestThreshold: 5_000,
  },
});
