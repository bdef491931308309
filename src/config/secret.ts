import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../kernel/errors.ts';
import type { Config } from './config.ts';
import { secretBytesMin } from './readings.ts';

/**
 * The secret that signs access tokens: the one that is set, or the one in `jwt-secret` of the data folder, which is made
 * where it is missing. Processes that start at the same moment end up with the same one.
 * @throws StartError when the file cannot be made, read or used.
 */
export async function resolveJwtSecret({ auth, database }: Pick<Config, 'auth' | 'database'>): Promise<string> {
  return auth.jwtSecret ?? (await keptSecret(database.dataDir));
}

async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'jwt-secret');
  const secret = await readOrMake(file, dataDir);
  const bytes = Buffer.byteLength(secret);
  if (bytes >= secretBytesMin) return secret;
  throw new StartError(
    `The secret in ${file} is ${bytes} bytes long, which is less than ${secretBytesMin}; delete the file, and the next start makes a new one.`,
  );
}

async function readOrMake(file: string, dataDir: string): Promise<string> {
  try {
    return (await readIfThere(file)) ?? (await make(file, dataDir));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `TOKENIM_DATA_DIR: the secret ${file} cannot be kept (${reason}); choose a folder that this user may write to, or set TOKENIM_JWT_SECRET.`,
    );
  }
}

/** A whole file gets its name in one step, and only where no other process was faster. */
async function make(file: string, dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  await writeDurably(draft, `${randomBytes(48).toString('base64')}\n`);
  try {
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  return (await readFile(file, 'utf8')).trim();
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
