import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { run } from './commands.ts';

/**
 * `npm run check`: every `check:…` of package.json, as many at once as there are processors. A check that passes prints one line,
 * one that fails all that it said.
 */
export async function main(): Promise<number> {
  const { scripts } = packageJson.parse(JSON.parse(await readFile('package.json', 'utf8')));
  const waiting = Object.entries(scripts).filter(([name]) => name.startsWith('check:'));
  const failed: string[] = [];

  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, command] = next;
      const started = performance.now();
      // npm has put node_modules/.bin on the PATH already; going through npm again would cost each check half a second.
      const { exitCode, output } = await run('sh', ['-c', command]);
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      console.log(`${exitCode === 0 ? '✓' : '✗'} ${name} (${seconds} s)${exitCode === 0 ? '' : `\n${output.trimEnd()}`}`);
      if (exitCode !== 0) failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));

  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}. Each runs alone as \`npm run NAME\`.`);
  return failed.length === 0 ? 0 : 1;
}

const packageJson = z.object({ scripts: z.record(z.string(), z.string()) });
