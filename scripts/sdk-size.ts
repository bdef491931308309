import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** What an app has to load for the SDK and all that it needs, minified and compressed. */
const gzipBytesMax = 30_000;

/** `npm run check:size` */
export async function main(): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      lib: { entry: 'sdk/src/index.ts', formats: ['es'], fileName: 'index' },
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const code = outputs.flatMap(({ output }) => output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : ''))).join('');
  const bytes = gzipSync(code).length;
  console.log(`The SDK is ${bytes} bytes, compressed; the limit is ${gzipBytesMax}.`);
  return code !== '' && bytes <= gzipBytesMax ? 0 : 1;
}
