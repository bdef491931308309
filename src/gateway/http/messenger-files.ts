import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface MessengerFile {
  readonly contentType: string;
  readonly bytes: Readonly<Record<'identity' | 'gzip' | 'br', Buffer>>;
  readonly etag: string;
  /** Its name changes with its content. */
  readonly isHashed: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** All files of the folder by their paths with `/` between, compressed once and kept in memory: about 3 MB. None where there is no folder. */
export async function loadMessengerFiles(dir: string): Promise<ReadonlyMap<string, MessengerFile>> {
  if (!existsSync(dir)) return new Map();
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(paths.map(async (path) => [relative(dir, path).replaceAll(sep, '/'), await load(path)] as const)));
}

async function load(path: string): Promise<MessengerFile> {
  const identity = await readFile(path);
  // The thread pool does it. At its best quality brotli would take ten times as long, for a few per cent.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length };
  const [zipped, br] = await Promise.all([promisify(gzip)(identity), promisify(brotliCompress)(identity, { params })]);
  return {
    contentType: contentTypes[extname(path)] ?? 'application/octet-stream',
    bytes: { identity, gzip: zipped, br },
    etag: `W/"${createHash('sha256').update(identity).digest('base64url')}"`,
    isHashed: path.includes(`${sep}assets${sep}`),
  };
}
