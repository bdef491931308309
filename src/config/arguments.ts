import { StartError } from '../kernel/errors.ts';
import { nearest } from './nearest.ts';

export interface CommandLine {
  readonly command: 'serve' | 'migrate' | 'help' | 'version';
  /** Serve a world to look at: people, groups and messages. */
  readonly demo: boolean;
}

const words = ['migrate', '--demo', '--help', '-h', '--version', '-v'];

/** @throws StartError for an argument that it does not know. Needs no environment, so that help comes up whatever is set. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const stranger = argv.find((word) => !words.includes(word));
  if (stranger !== undefined) throw new StartError(describeStranger(stranger));
  const has = (...choices: string[]) => choices.some((choice) => argv.includes(choice));
  const demo = has('--demo');
  if (has('--help', '-h')) return { command: 'help', demo };
  if (has('--version', '-v')) return { command: 'version', demo };
  if (!has('migrate')) return { command: 'serve', demo };
  if (demo) throw new StartError('--demo does not go with migrate, which only changes tables; leave one of them out.');
  return { command: 'migrate', demo };
}

function describeStranger(word: string): string {
  const meant = nearest(word, words);
  const hint = meant === undefined ? 'see --help for what there is' : `did you mean ${meant}`;
  return `There is no argument ${JSON.stringify(word)}; ${hint}${meant === undefined ? '.' : '?'}`;
}
