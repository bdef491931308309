import { join } from 'node:path';
import { loadEnvFile as loadIntoEnvironment } from 'node:process';
import { StartError } from '../kernel/errors.ts';

/**
 * Adds the settings of the folder's `.env` to this process's environment, which wins where both have one. No file is fine.
 * @throws StartError when there is one that cannot be read.
 */
export function loadEnvFile(folder: string = process.cwd()): void {
  const file = join(folder, '.env');
  try {
    loadIntoEnvironment(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The settings in ${file} cannot be read (${reason}); mend or remove the file.`);
  }
}
