import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** `[LABEL-1]` and the sentence behind it. */
const inDocument = /^- \*\*\[([A-Z]+-\d+)\]\*\* (.+(?:\n {2}.+)*)$/gm;
const inTests = /^ *test\(\s*(['"])\[([A-Z]+-\d+)\] (.+?)\1, /gm;

test('every sentence of docs/PROTOCOL.md has a test of its name, and the reverse', async () => {
  const document = await readFile('docs/PROTOCOL.md', 'utf8');
  const sentences = [...document.matchAll(inDocument)].map(([, label = '', text = '']) => `[${label}] ${text.replaceAll(/\s+/g, ' ')}`);
  expect(sentences.length).toBe(document.match(/\*\*\[/g)?.length);
  expect(new Set(sentences.map((sentence) => sentence.split(' ')[0])).size).toBe(sentences.length);

  const files = (await readdir('test/realtime')).filter((name) => name.endsWith('.test.ts'));
  const sources = await Promise.all(files.map(async (name) => readFile(join('test/realtime', name), 'utf8')));
  const tests = sources.flatMap((source) => [...source.matchAll(inTests)].map(([, , label = '', text = '']) => `[${label}] ${text}`));
  expect(tests.toSorted()).toEqual(sentences.toSorted());
});

test('the labels of each section count from 1 without holes', async () => {
  const labels = [...(await readFile('docs/PROTOCOL.md', 'utf8')).matchAll(inDocument)].map(([, label = '']) => label);
  for (const section of new Set(labels.map((label) => label.split('-')[0]))) {
    const members = labels.filter((label) => label.startsWith(`${section}-`));
    expect(members).toEqual(members.map((_, i) => `${section}-${i + 1}`));
  }
});
