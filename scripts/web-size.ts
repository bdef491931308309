import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const built = 'dist/web';

/** What a phone on a slow network waits for, in compressed bytes: before it can sign in, and before it sees its conversations. */
const signInBytesMax = 250_000;
const scriptBytesMax = 400_000;
const styleBytesMax = 30_000;

/** `npm run check:web-size`, after the build */
export async function main(): Promise<number> {
  const page = await readFile(`${built}/index.html`, 'utf8');
  // The page names its script, and those that this one cannot do without.
  const atOnce = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  const assets = (await readdir(`${built}/assets`)).map((name) => `/assets/${name}`);
  const within = [
    await keeps('JavaScript to sign in', atOnce, signInBytesMax),
    await keeps('JavaScript of the whole messenger', assets.filter(isScript), scriptBytesMax),
    await keeps('Style sheets', assets.filter(isStyle), styleBytesMax),
  ];
  return within.every(Boolean) ? 0 : 1;
}

async function keeps(what: string, paths: readonly string[], bytesMax: number): Promise<boolean> {
  const sizes = await Promise.all(paths.map(async (path) => gzipSync(await readFile(built + path)).length));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`${what}: ${bytes} bytes, compressed; the limit is ${bytesMax}.`);
  return bytes > 0 && bytes <= bytesMax;
}

function isScript(path: string): boolean {
  return path.endsWith('.js');
}

function isStyle(path: string): boolean {
  return path.endsWith('.css');
}
