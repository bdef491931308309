import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The absolute path of the first of these programs that is installed, or undefined. */
export function findProgram(...names: readonly string[]): string | undefined {
  return names.flatMap((name) => folders().map((folder) => join(folder, name))).find(isExecutable);
}

export function requireProgram(...names: readonly string[]): string {
  const path = findProgram(...names);
  if (path === undefined) throw new Error(`${names.join(' or ')} is not installed; \`npm test\` installs it or says how.`);
  return path;
}

/** Servers often lie in sbin, which is not on the PATH of an ordinary user. */
function folders(): string[] {
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
