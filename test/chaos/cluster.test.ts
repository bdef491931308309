import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { Node } from '../support/node.ts';
import { person } from '../support/person.ts';
import { InboxReader } from '../support/resuming-reader.ts';
import { accidentsOf } from './accidents.ts';
import { ConversationUnderLoad } from './conversation-under-load.ts';
import { PrivateCluster } from './private-cluster.ts';

describe('Two nodes under load', { timeout: 60_000 }, () => {
  let cluster: PrivateCluster;
  const nodes = (): readonly Node[] => cluster.nodes;
  beforeAll(async () => {
    cluster = await PrivateCluster.start(2);
  });
  afterAll(async () => cluster.stop());

  /** Nothing is lost, both nodes are as they were, and their logs hold nothing strange. */
  async function expectAllWell(load: ConversationUnderLoad): Promise<void> {
    expect(await load.finish()).toEqual([]);
    for (const node of cluster.nodes) {
      await eventually(async () => (await fetch(`${node.url}/readyz`)).ok, { what: 'the node to be ready' });
      expect(await accidentsOf(node)).toEqual([]);
    }
  }

  test('lose nothing when one of them is killed', async () => {
    const load = await ConversationUnderLoad.start(nodes);
    await cluster.node(0).kill();
    await load.flows();
    await cluster.replace(0);
    await load.flows();
    await expectAllWell(load);
  });

  test('lose nothing when MariaDB is killed', async () => {
    const load = await ConversationUnderLoad.start(nodes);
    const late = await person(cluster.node(1), 'late');
    await cluster.mariaDb.kill();
    await load.suffers();
    const reader = new InboxReader(late, nodes);
    await eventually(() => reader.closeCodes.length > 0, { what: 'a newcomer to be sent away' });
    await cluster.mariaDb.restart();
    await load.flows();
    await eventually(() => reader.readies === 1, { what: 'the newcomer to be served' });
    expect([...reader.problems, ...new Set(reader.closeCodes)]).toEqual([1013]);
    await reader.stop();
    await expectAllWell(load);
  });

  test('lose nothing when MariaDB is restarted', async () => {
    const load = await ConversationUnderLoad.start(nodes);
    await cluster.mariaDb.restart();
    await load.flows();
    await expectAllWell(load);
  });

  test('lose nothing when Redis is killed', async () => {
    const load = await ConversationUnderLoad.start(nodes);
    const late = await person(cluster.node(1), 'late');
    await cluster.redis.kill();
    const reader = new InboxReader(late, nodes);
    await eventually(() => reader.readies === 1, { what: 'a newcomer to be served meanwhile' });
    await load.flows();
    await cluster.redis.restart();
    await load.flows();
    expect([...reader.problems, ...reader.closeCodes]).toEqual([]);
    await reader.stop();
    await expectAllWell(load);
  });

  test('lose nothing when both are replaced, one after the other', async () => {
    const load = await ConversationUnderLoad.start(nodes);
    for (const index of [0, 1]) {
      const node = cluster.node(index);
      const toldAt = performance.now();
      await node.stop();
      expect(performance.now() - toldAt, 'ms to stop').toBeLessThan(5_000);
      expect(node.exitCode).toBe(0);
      expect((await accidentsOf(node)).slice(0, -1)).toEqual([]);
      await cluster.replace(index);
      await load.flows();
    }
    for (const { closeCodes } of load.readers) expect([...new Set(closeCodes)]).toEqual([1012]);
    await expectAllWell(load);
  });
});
