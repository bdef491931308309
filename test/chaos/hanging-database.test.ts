import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { Node } from '../support/node.ts';
import { person } from '../support/person.ts';
import { accidentsOf } from './accidents.ts';
import { ConversationUnderLoad } from './conversation-under-load.ts';
import { PrivateCluster } from './private-cluster.ts';

const answerMs = 1_500;

describe('Nodes whose MariaDB hangs', { timeout: 60_000 }, () => {
  let cluster: PrivateCluster;
  const nodes = (): readonly Node[] => cluster.nodes;
  beforeAll(async () => {
    cluster = await PrivateCluster.start(2, { TOKENIM_MYSQL_ANSWER_MS: String(answerMs) });
  });
  afterAll(async () => cluster.stop());

  test('answer every request with an error in time, say that they are not ready, and lose nothing', async () => {
    const load = await ConversationUnderLoad.start(nodes);
    const nina = await person(cluster.node(0), 'nina');
    process.kill(cluster.mariaDb.pid, 'SIGSTOP');
    try {
      const began = performance.now();
      const sends = Array.from({ length: 50 }, async () => nina.send(load.id, 'Anybody there?'));
      for (const result of await Promise.allSettled(sends)) expect(result).toMatchObject({ reason: { code: 'INTERNAL_SERVER_ERROR' } });
      expect(performance.now() - began).toBeLessThan(3 * answerMs);
      await expect(nina.history(load.id)).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
      for (const { url } of cluster.nodes) {
        expect((await fetch(`${url}/readyz`)).status).toBe(503);
        expect((await fetch(`${url}/healthz`)).status).toBe(200);
      }
    } finally {
      process.kill(cluster.mariaDb.pid, 'SIGCONT');
    }
    for (const { url } of cluster.nodes) await eventually(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the node to be ready' });
    await load.flows();
    expect(await load.finish()).toEqual([]);
    for (const node of cluster.nodes) expect(await accidentsOf(node)).toEqual([]);
  });
});
