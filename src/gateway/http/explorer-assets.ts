import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { z } from 'zod';

import { explorerLogo, explorerScript, explorerStyle } from './explorer-browser.ts';

export interface ExplorerAsset {
  readonly contentType: string;
  readonly gzipped: Uint8Array;
}

export interface ExplorerAssets {
  /** Changes when the content of any file does. */
  readonly version: string;
  readonly files: ReadonlyMap<string, ExplorerAsset>;
}

/**
 * Everything that the explorer's page loads: GraphiQL with its editor's workers, the graphql-ws client, and the script
 * that connects the two. About 9 MB, kept as 2.4 MB of gzip.
 */
export async function loadExplorerAssets(): Promise<ExplorerAssets> {
  const compressed = await compress({
    graphiql: import.meta.resolve('@graphql-yoga/render-graphiql/graphiql'),
    files: {
      'explorer.js': explorerScript,
      'explorer.css': explorerStyle,
      'logo.svg': explorerLogo,
      ...(await moduleWithImports(import.meta.resolve('graphql-ws/client'), 'graphql-ws.js')),
    },
  });
  const version = createHash('sha256');
  const files = new Map<string, ExplorerAsset>();
  for (const [name, gzipped] of Object.entries(compressed)) {
    version.update(name).update(gzipped);
    files.set(name, { contentType: contentTypeOf(name), gzipped });
  }
  return { version: version.digest('hex').slice(0, 16), files };
}

/** A module of a package as the package ships it, and the modules beside it that it imports, by file name. */
async function moduleWithImports(url: string, name: string): Promise<Record<string, string>> {
  const source = await readFile(new URL(url), 'utf8');
  const neighbours = [...source.matchAll(/ from '\.\/([\w.-]+)'/g)].map(([, neighbour = '']) => neighbour);
  const imported = await Promise.all(
    [...new Set(neighbours)].map(async (file) => [file, await readFile(new URL(file, url), 'utf8')] as const),
  );
  return { [name]: source, ...Object.fromEntries(imported) };
}

interface CompressionJob {
  readonly graphiql: string;
  readonly files: Record<string, string>;
}

/**
 * GraphiQL comes as a module of strings, which takes 110 ms to load and 60 MB while it lives, and 230 ms to compress.
 * Done in a thread, the sockets of this process do not wait for that, and the memory goes when the thread ends.
 */
async function compress(job: CompressionJob): Promise<Record<string, Uint8Array>> {
  const worker = new Worker(compressionScript, { eval: true, workerData: job });
  worker.unref();
  const messages: unknown[] = await once(worker, 'message');
  return z.record(z.string(), z.instanceof(Uint8Array)).parse(messages[0]);
}

/** Plain JavaScript in a string, because a thread cannot start from a TypeScript file where tests run from source. */
const compressionScript = String.raw`
const { parentPort, workerData } = require('node:worker_threads');
const { gzipSync } = require('node:zlib');

void import(workerData.graphiql).then((graphiql) => {
  const files = {
    ...workerData.files,
    'graphiql.js': graphiql.js,
    'graphiql.css': graphiql.css,
    'editor.worker.js': graphiql.editorWorkerService,
    'json.worker.js': graphiql.jsonWorker,
    'graphql.worker.js': graphiql.graphqlWorker,
  };
  const compressed = Object.entries(files).map(([name, text]) => [name, gzipSync(text)]);
  parentPort.postMessage(Object.fromEntries(compressed));
});
`;

function contentTypeOf(name: string): string {
  if (name.endsWith('.css')) return 'text/css; charset=utf-8';
  if (name.endsWith('.svg')) return 'image/svg+xml';
  return 'text/javascript; charset=utf-8';
}
