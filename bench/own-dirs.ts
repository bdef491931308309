import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dirs = new Set<string>();

/** A new folder; it goes when this process ends, if not before. */
export function makeOwnDir(prefix: string): string {
  const dir = mkdtempSync(prefix);
  dirs.add(dir);
  return dir;
}

export function removeOwnDir(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
  dirs.delete(dir);
}

/** Puts all temporary files of this process and its children into one folder, which goes with it, also on Ctrl-C and SIGTERM. */
export function leaveNothingBehind(): void {
  process.env['TMPDIR'] = makeOwnDir(join(tmpdir(), 'tokenim-bench-'));
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  process.once('exit', () => {
    for (const dir of dirs) removeOwnDir(dir);
  });
}
