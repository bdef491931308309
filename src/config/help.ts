import { settings, type Setting } from './settings.ts';

const width = 100;
const indent = '      ';

/** What `--help` prints. */
export function helpText(): string {
  return [
    'Usage: tokenim [migrate] [--demo] [--help] [--version]',
    '',
    '  (nothing)   serve',
    '  migrate     bring the tables up to date, then end',
    '  --demo      serve, with people and conversations to look at',
    '  --help      print this',
    '  --version   print the version',
    '',
    'Settings are environment variables; a .env file in the working directory is read as well, and the environment wins.',
    ...settings.flatMap((setting, index) => [...headingOf(setting, settings[index - 1]), ...describe(setting)]),
    '',
  ].join('\n');
}

function headingOf({ group }: Setting, before: Setting | undefined): string[] {
  return group === before?.group ? [] : ['', `${group}:`];
}

function describe({ name, default: value, unit, values, description }: Setting): string[] {
  const accepted = unit === undefined ? values : `${values} ${unit}`;
  return [`  ${name} (default: ${value})`, ...wrap(description), ...wrap(`Accepts: ${accepted}.`)];
}

function wrap(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indent.length + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `${indent}${line}`);
}
