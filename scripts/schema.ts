import { readFile, writeFile } from 'node:fs/promises';
import { run } from './commands.ts';
import { explainBreaks } from './schema-breaks.ts';

const schemaFile = 'schema.graphql';

/**
 * `write`: schema.graphql becomes what the built server serves.
 * `check`: fails when the two differ, or when schema.graphql breaks clients of the schema before it.
 */
export async function main([what]: readonly string[]): Promise<number> {
  const emitted = await emittedSchema();
  if (what === 'write') {
    await writeFile(schemaFile, emitted);
    return 0;
  }
  const committed = await readFile(schemaFile, 'utf8').catch(() => '');
  if (committed !== emitted) {
    console.error(`${schemaFile} is not what the server serves: run \`npm run schema\` and look at the change.`);
    return 1;
  }
  const complaint = await explainBreaks(schemaFile, committed);
  if (complaint !== undefined) console.error(complaint);
  return complaint === undefined ? 0 : 1;
}

async function emittedSchema(): Promise<string> {
  const { exitCode, stdout, output } = await run(process.execPath, ['dist/app/emit-schema.js']);
  if (exitCode !== 0) throw new Error(`dist/app/emit-schema.js failed:\n${output}`);
  return `${stdout.trimEnd()}\n`;
}
