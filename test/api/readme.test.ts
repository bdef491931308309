import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../scripts/commands.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { startNode, type Node } from '../support/node.ts';
import { codeBlockOf, codeBlocksOf } from '../support/readme.ts';
import { TerminalProgram } from '../support/terminal-program.ts';

let folder: string;
// Below node_modules, the programs find the packages that the README has its readers install.
beforeAll(async () => {
  const cache = join('node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, 'readme-'));
  await installClient();
});
afterAll(async () => rm(folder, { recursive: true }));

describe.each(deployments)('The programs in the README, on $name with the demo in it', (deployment) => {
  let tokenim: Deployment;
  let here: Node;
  let there: Node;
  let alice: TerminalProgram;
  let bob: TerminalProgram;
  let carla: TerminalProgram;
  let talker: TerminalProgram;
  let list: TerminalProgram;
  const screens = (): readonly TerminalProgram[] => [alice, bob, carla, talker];

  beforeAll(async () => {
    tokenim = await deployment.start();
    await Promise.all(tokenim.nodes.map(async (node) => node.stop()));
    here = await startNode({ settings: tokenim.settings, args: ['--demo'] });
    there = tokenim.nodes.length > 1 ? await startNode({ settings: tokenim.settings }) : here;
    alice = await programOf('chat.mjs', here, 'alice');
    bob = await programOf('chat.mjs', there, 'bob');
    carla = await programOf('follow.mjs', here, 'carla');
    talker = await programOf('talk.mjs', there, 'carla');
    list = await programOf('live.mjs', there, 'alice');
  });
  afterAll(async () => {
    await Promise.all([...screens(), list].map(async (screen) => screen.end()));
    await Promise.all([here, there].map(async (node) => node.stop()));
    await tokenim.stop();
  });

  const programOf = async (name: string, node: Node, username: string): Promise<TerminalProgram> => {
    const text = await codeBlockOf('README.md', 'js', `// ${name}:`);
    const file = join(folder, `${username}-${name}`);
    await writeFile(file, text.replace('http://localhost:4000', node.url));
    return new TerminalProgram(process.execPath, [file, username]);
  };

  test('show who signs in what their group is called, and what was said last', async () => {
    await expectOn(screens(), /"Around the Eibsee"/, 40_000);
    await expectOn([carla, talker], /^\d+ Alice: See you at eight!/);
    await expectOn([list], /^Around the Eibsee \(\d+\): See you at eight!/);
    await expectOn([alice, bob], /^\(live\)$/);
  });

  test('bring to each screen what the others write', async () => {
    alice.type('How do I look?');
    await expectOn(screens(), /^\d+ Alice: How do I look\?$/);
    bob.type('真不错！');
    await expectOn(screens(), /^\d+ Bob: 真不错！$/);
    talker.type('Well.');
    await expectOn(screens(), /^\d+ Carla: Well\.$/);
    await expectOn([list], /^Around the Eibsee \(\d+\): Well\.$/);
  });

  test('go on where they stopped when their node went away, with every message once and in order', async () => {
    const { port } = new URL(here.url);
    await here.stop();
    alice.type('Is anybody there?');
    bob.type('I do not hear you.');
    const again = await startNode({ settings: tokenim.settings, port: Number(port) });
    if (there === here) there = again;
    here = again;

    await expectOn(screens(), /Alice: Is anybody there\?$/, 40_000);
    await expectOn(screens(), /Bob: I do not hear you\.$/, 40_000);
    alice.type('Now I do.');
    await expectOn(screens(), /Alice: Now I do\.$/, 40_000);
    for (const screen of screens()) {
      const seqs = screen.lines.flatMap((line) => /^(\d+) /.exec(line)?.[1] ?? []).map(Number);
      expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
      expect(seqs.length).toBeGreaterThanOrEqual(5);
    }
  }, 120_000);

  test('still run, and have complained of nothing', async () => {
    for (const { isRunning, complaints } of [...screens(), list])
      expect({ isRunning, complaints }).toEqual({ isRunning: true, complaints: '' });
  });
});

test('The Chinese README shows the same code', async () => {
  expect(await codeBlocksOf('README.zh-CN.md')).toEqual(await codeBlocksOf('README.md'));
});

/** As it would be published, where the programs find it. */
async function installClient(): Promise<void> {
  const place = join(folder, 'node_modules', '@tokenim', 'client');
  await cp('sdk/package.json', join(place, 'package.json'));
  const built = await run('node_modules/.bin/tsc', ['-p', 'sdk/tsconfig.build.json', '--outDir', join(place, 'dist')]);
  expect(built).toMatchObject({ exitCode: 0, output: '' });
}

async function expectOn(screens: readonly TerminalProgram[], line: RegExp, timeoutMs?: number): Promise<void> {
  for (const screen of screens) await screen.shows(line, timeoutMs);
}
