import { readFile } from 'node:fs/promises';

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a document, in order and without its indentation, so that tests do what it tells its readers to do. */
export async function codeBlocksOf(file: string): Promise<CodeBlock[]> {
  const document = await readFile(file, 'utf8');
  return [...document.matchAll(/^( *)```(\w+)\n(.*?)^\1```$/gms)].map(([, indent = '', language = '', text = '']) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** The text of the one block of that language that passes. Throws when there is none. */
export async function codeBlockOf(file: string, language: string, marker: string): Promise<string> {
  const found = (await codeBlocksOf(file)).find((block) => block.language === language && block.text.includes(marker));
  if (found === undefined) throw new Error(`${file} has no ${language} block with "${marker}" in it.`);
  return found.text;
}
