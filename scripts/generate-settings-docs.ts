import { readFile, writeFile } from 'node:fs/promises';
import { settings, type Setting } from '../src/config/index.ts';

const operationsFile = 'docs/OPERATIONS.md';
const exampleFile = '.env.example';
const opening = '<!-- settings: written by `npm run settings` -->';
const closing = '<!-- /settings -->';

/**
 * `write`: the tables of settings in docs/OPERATIONS.md and the whole of .env.example become what src/config says.
 * `check`: fails where they say something else.
 */
export async function main([what]: readonly string[]): Promise<number> {
  const operations = await readFile(operationsFile, 'utf8');
  const wanted = new Map([
    [operationsFile, withTables(operations)],
    [exampleFile, exampleText()],
  ]);
  const drifted: string[] = [];
  for (const [file, text] of wanted) {
    const current = await readFile(file, 'utf8').catch(() => '');
    if (current === text) continue;
    if (what === 'write') await writeFile(file, text);
    else drifted.push(file);
  }
  if (drifted.length > 0)
    console.error(`${drifted.join(' and ')}: not what src/config says; run \`npm run settings\` and look at the change.`);
  return drifted.length === 0 ? 0 : 1;
}

function withTables(text: string): string {
  const start = text.indexOf(opening);
  const end = text.indexOf(closing);
  if (start === -1 || end < start) throw new Error(`${operationsFile} lacks the line ${opening} or, after it, ${closing}.`);
  return `${text.slice(0, start)}${opening}\n\n${tables()}\n\n${text.slice(end)}`;
}

function tables(): string {
  return groups()
    .map(([group, members]) =>
      [`### ${group}`, '', '| Setting | Default | Accepts | |', '|---|---|---|---|', ...members.map(row)].join('\n'),
    )
    .join('\n\n');
}

function row(setting: Setting): string {
  const cells = [`\`${setting.name}\``, setting.default, accepted(setting), setting.description];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function exampleText(): string {
  const lines = [
    '# The settings of TokenIM. Copy this file to .env and take the # from the lines that you change.',
    '# What the environment sets already wins over this file. docs/OPERATIONS.md says more.',
    ...groups().flatMap(([group, members]) => ['', `# === ${group} ===`, ...members.flatMap(exampleLines)]),
  ];
  return `${lines.join('\n')}\n`;
}

function exampleLines(setting: Setting): string[] {
  const isValue = /^\S+$/.test(setting.default) && setting.default !== 'none';
  const facts = isValue ? accepted(setting) : `${accepted(setting)}; default: ${setting.default}`;
  return ['', `# ${setting.description}`, `# ${facts}`, `#${setting.name}=${isValue ? setting.default : ''}`];
}

function accepted({ values, unit }: Setting): string {
  return unit === undefined ? values : `${values} ${unit}`;
}

/** In the order of the settings, which keeps each group together. */
function groups(): [group: string, members: Setting[]][] {
  const found = new Map<string, Setting[]>();
  for (const setting of settings) found.set(setting.group, [...(found.get(setting.group) ?? []), setting]);
  return [...found];
}
