/** What docker/Dockerfile is made of; `parseDockerfile` refuses everything else rather than skip it. */
export type Instruction =
  | { readonly kind: 'argument'; readonly name: string; readonly value: string }
  | { readonly kind: 'stage'; readonly image: string; readonly name: string }
  | { readonly kind: 'environment'; readonly name: string; readonly value: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'copy'; readonly from: string | null; readonly sources: readonly string[]; readonly target: string }
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'entrypoint' | 'healthcheck'; readonly command: readonly string[] }
  | { readonly kind: 'declaration' };

export function parseDockerfile(text: string): Instruction[] {
  return text
    .replaceAll(/^[ \t]*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseInstruction);
}

function parseInstruction(line: string): Instruction {
  const [word, rest = ''] = parted(line, /\s+/);
  switch (word) {
    case 'ARG':
    case 'ENV': {
      const [name, value = ''] = parted(rest, /=/);
      return { kind: word === 'ARG' ? 'argument' : 'environment', name, value };
    }
    case 'FROM': {
      const [, image, name] = /^(\S+) AS (\S+)$/.exec(rest) ?? [];
      if (image === undefined || name === undefined) throw new Error(`A stage needs a name: ${line}`);
      return { kind: 'stage', image, name };
    }
    case 'WORKDIR':
      return { kind: 'folder', path: rest };
    case 'COPY':
      return parseCopy(rest);
    case 'RUN':
      if (rest.startsWith('--')) throw new Error(`Flags of RUN are not understood: ${line}`);
      return { kind: 'run', command: rest };
    case 'ENTRYPOINT':
      return { kind: 'entrypoint', command: parseCommand(rest) };
    case 'HEALTHCHECK':
      return { kind: 'healthcheck', command: parseCommand(rest.slice(rest.indexOf('CMD ') + 4)) };
    case 'USER':
    case 'EXPOSE':
      return { kind: 'declaration' };
    default:
      throw new Error(`This instruction is not understood: ${line}`);
  }
}

function parseCopy(rest: string): Instruction {
  const words = rest.split(/\s+/);
  const paths = words.filter((word) => !word.startsWith('--'));
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length) ?? null;
  return { kind: 'copy', from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
}

/** A JSON list: the form without a shell, in which signals reach the program. */
function parseCommand(text: string): string[] {
  const command: unknown = JSON.parse(text);
  if (!Array.isArray(command)) throw new Error(`This is not a list: ${text}`);
  return command.map(String);
}

function parted(text: string, separator: RegExp): [string, string?] {
  const match = separator.exec(text);
  return match === null ? [text] : [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}

/** Whether Docker sends this file of the context to the build: the last line of .dockerignore that fits it decides. */
export function isSentToBuild(path: string, ignoreFile: string): boolean {
  let isSent = true;
  for (const line of ignoreFile.split('\n').map((text) => text.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const isException = line.startsWith('!');
    if (patternOf(isException ? line.slice(1) : line).test(path)) isSent = isException;
  }
  return isSent;
}

/** A pattern that fits a folder fits what lies in it. */
function patternOf(line: string): RegExp {
  const source = line
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '(?:.*/)?');
  return new RegExp(`^${source}(?:/.*)?$`);
}
