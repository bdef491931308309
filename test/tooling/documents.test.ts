import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { explorerWelcome } from '../../src/gateway/http/explorer-welcome.ts';

const inDocs = (await readdir('docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
const decisions = (await readdir('docs/adr')).filter((name) => name !== 'README.md').toSorted();
const documents = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  ...inDocs,
  'docs/adr/README.md',
  ...decisions.map((name) => `docs/adr/${name}`),
];

describe.each(documents)('%s', (file) => {
  test('links to what is there', async () => {
    const links = [...(await proseOf(file)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken: string[] = [];
    for (const link of links.filter((each) => !/^https?:/.test(each))) if (!(await leadsSomewhere(file, link))) broken.push(link);
    expect(broken).toEqual([]);
  });

  test('names files and folders that are there', async () => {
    const named = [...(await read(file)).matchAll(/`((?:src|test|docs|docker|scripts|bench)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('tells of npm scripts that are there', async () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(await read('package.json')));
    const told = [...(await read(file)).matchAll(/`npm run ([\w:-]+\w)/g)].map(([, name = '']) => name);
    expect(told.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('The decisions', () => {
  test('are numbered without holes, and all in the list', async () => {
    const list = await read('docs/adr/README.md');
    expect(decisions.map((name) => name.slice(0, 4))).toEqual(decisions.map((_, i) => String(i + 1).padStart(4, '0')));
    expect(decisions.filter((name) => !list.includes(`(${name})`))).toEqual([]);
  });

  test.each(decisions)('%s says what it was about, what was decided, what follows, and how it would turn out wrong', async (name) => {
    const headings = [...(await read(`docs/adr/${name}`)).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      expect.stringMatching(new RegExp(`^${name.slice(0, 4)}: `)),
      'Context',
      'Decision',
      'Consequence',
      'How we would notice that it was wrong',
    ]);
  });
});

test('The first tab of the explorer holds nothing that the schema lacks', async () => {
  const schema = buildSchema(await read('schema.graphql'));
  expect(validate(schema, parse(explorerWelcome)).map(({ message }) => message)).toEqual([]);
});

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8');
}

async function proseOf(file: string): Promise<string> {
  return (await read(file)).replaceAll(/^( *)```.*?^\1```$/gms, '');
}

/** A file, and where the link has one, a heading in it. */
async function leadsSomewhere(from: string, link: string): Promise<boolean> {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? from : normalize(join(dirname(from), path));
  if (!existsSync(file)) return false;
  if (anchor === undefined) return true;
  const headings = [...(await read(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => toAnchor(heading));
  return headings.includes(anchor);
}

/** As GitHub makes them. */
function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
