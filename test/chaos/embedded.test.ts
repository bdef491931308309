import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startNode, type Node, type Settings } from '../support/node.ts';
import { person } from '../support/person.ts';
import { findProgram } from '../support/programs.ts';
import { accidentsOf } from './accidents.ts';
import { ConversationUnderLoad } from './conversation-under-load.ts';

const prlimit = findProgram('prlimit');

describe('One node on SQLite', { timeout: 60_000 }, () => {
  let dataDir: string;
  let node: Node;
  const settings = (): Settings => ({ TOKENIM_DATA_DIR: dataDir, TOKENIM_SENDS_PER_USER_MAX: '1000000' });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tokenim-data-'));
    node = await startNode({ settings: settings() });
  });
  afterEach(async () => {
    await node.stop();
    await rm(dataDir, { recursive: true });
  });

  test('loses nothing when it is killed under load', async () => {
    const load = await ConversationUnderLoad.start(() => [node]);
    for (let round = 1; round <= 2; round++) {
      await node.kill();
      node = await startNode({ settings: settings(), port: Number(new URL(node.url).port) });
      await load.flows();
    }
    expect(await load.finish()).toEqual([]);
    expect(await accidentsOf(node)).toEqual([]);
  });

  test.runIf(prlimit !== undefined)(
    'refuses what the disk cannot take, keeps what it acknowledged, and goes on when there is room',
    async () => {
      const [anna, ben] = await Promise.all([person(node, 'anna'), person(node, 'ben')]);
      const conversation = await anna.direct(ben);
      const kept: number[] = [];
      const send = async (): Promise<void> => void kept.push((await anna.send(conversation, 'x'.repeat(10_000))).seq);

      // No file may grow beyond this: to SQLite's writes that is a full disk.
      await allowBytes('600000:unlimited');
      for (let i = 0; i < 100; i++) await send().catch((error: unknown) => expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' }));
      expect(kept.length).toBeLessThan(90);
      const before = kept.length;
      expect((await ben.at(node).history(conversation)).map(({ seq }) => seq)).toEqual(kept);

      await allowBytes('unlimited');
      await send();
      await node.kill();
      node = await startNode({ settings: settings() });
      expect(kept).toHaveLength(before + 1);
      expect((await ben.at(node).history(conversation)).map(({ seq }) => seq)).toEqual(kept);
    },
  );

  async function allowBytes(limit: string): Promise<void> {
    await promisify(execFile)(prlimit ?? '', ['--pid', String(node.pid), `--fsize=${limit}`]);
  }
});
