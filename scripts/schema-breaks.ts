import { readFile } from 'node:fs/promises';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { run } from './commands.ts';

/**
 * Breaks that are meant, one a line: `FIELD_REMOVED Message.body: the reason`. The line begins as the check reports the break.
 * It may go once the next version of the schema is what others are compared with.
 */
const acceptedFile = 'schema-breaks.txt';

/**
 * Says which changes since the schema before break its clients; undefined when none does, or all of them are accepted.
 *
 * "Before" is what clients may rely on: the last release (a tag `v…`), else where this branch left main, else the last commit with
 * another schema. TOKENIM_SCHEMA_BASE names another commit. Without any such commit there is nobody to break.
 */
export async function explainBreaks(schemaFile: string, schema: string): Promise<string | undefined> {
  const base = await findBase(schemaFile, schema);
  if (base === undefined) return undefined;
  const accepted = await readFile(acceptedFile, 'utf8').catch(() => '');
  const breaks = await findBreaks(base.schema, schema, accepted);
  if (breaks.length === 0) return undefined;
  return [
    `${schemaFile} breaks clients of the schema at ${base.name}:`,
    ...breaks.map(({ name, message }) => `  ${name}\n    ${message}`),
    `Keep the old name beside the new one and mark it @deprecated. Where the break is meant, add to ${acceptedFile}:`,
    ...breaks.map(({ name }) => `  ${name}: why clients can live with it`),
  ].join('\n');
}

export interface Break {
  /** What happened and where: `FIELD_REMOVED Message.body`. */
  readonly name: string;
  readonly message: string;
}

/** @param accepted the text of schema-breaks.txt; a line without a reason accepts nothing */
export async function findBreaks(before: string, after: string, accepted: string): Promise<Break[]> {
  const acceptedNames = new Set(accepted.split('\n').map((line) => /^([A-Z_]+(?: [^:]+)?): *\S/.exec(line)?.[1]));
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking)
    .map((change) => ({ name: `${change.type} ${change.path ?? ''}`.trimEnd(), message: change.message }))
    .filter(({ name }) => !acceptedNames.has(name));
}

interface Base {
  /** As a person would call the commit. */
  readonly name: string;
  readonly schema: string;
}

/** The first of the commits to compare with whose schema is another one. */
async function findBase(schemaFile: string, schema: string): Promise<Base | undefined> {
  for await (const name of candidates(schemaFile)) {
    const base = await git('show', `${name}:${schemaFile}`);
    if (base !== undefined && base !== schema.trim()) return { name: name.replace(/^([0-9a-f]{12})[0-9a-f]{28}$/, '$1'), schema: base };
  }
  return undefined;
}

async function* candidates(schemaFile: string): AsyncGenerator<string> {
  const chosen = process.env['TOKENIM_SCHEMA_BASE'];
  const fixed = chosen ?? (await git('describe', '--tags', '--abbrev=0', '--match', 'v*'));
  if (fixed !== undefined) {
    yield fixed;
    return;
  }
  const branchPoint = await git('merge-base', 'HEAD', 'origin/main');
  if (branchPoint !== undefined && branchPoint !== (await git('rev-parse', 'HEAD'))) yield branchPoint;
  yield 'HEAD';
  // Of the commits that changed the schema the last brought HEAD's; the one before it holds the schema before.
  const before = (await git('rev-list', '--max-count=2', 'HEAD', '--', schemaFile))?.split('\n')[1];
  if (before !== undefined) yield before;
}

/** What git prints, or undefined where it fails: no repository, no such commit, no such file in it. */
async function git(...args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await run('git', args).catch(() => ({ exitCode: 1, stdout: '' }));
  return exitCode === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}
