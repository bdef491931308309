import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { Node } from '../support/node.ts';
import { person, type Inbox, type Person } from '../support/person.ts';
import { accidentsOf } from './accidents.ts';
import { ConversationUnderLoad } from './conversation-under-load.ts';
import { MysqlProxy } from './mysql-proxy.ts';
import { PrivateCluster } from './private-cluster.ts';

const answerMs = 1_500;
/** Less than the time after which a node compares with the database by itself. */
const promptMs = 3_000;

describe('With a MariaDB that misbehaves', { timeout: 60_000 }, () => {
  let cluster: PrivateCluster;
  const nodes = (): readonly Node[] => cluster.nodes;
  beforeAll(async () => {
    cluster = await PrivateCluster.start(2, { TOKENIM_MYSQL_ANSWER_MS: String(answerMs), TOKENIM_DRAIN_MS: '2000' });
  });
  afterAll(async () => cluster.stop());

  describe('a message whose COMMIT was done and not heard of', () => {
    let proxy: MysqlProxy;
    let shaky: Node;
    beforeAll(async () => {
      proxy = await MysqlProxy.start(cluster.mysqlUrl);
      shaky = await cluster.startAnother({ TOKENIM_MYSQL_URL: proxy.url });
    });
    afterAll(async () => {
      await shaky.stop();
      proxy.stop();
    });

    test('is acknowledged all the same, is there once, and arrives', async () => {
      const { alice, bob, conversation, inbox } = await chat();
      proxy.breakNextCommit('after');
      const sent = await alice.send(conversation, 'Did it get through?');
      expect(await inbox.message('Did it get through?', promptMs)).toMatchObject({ id: sent.id, seq: 1 });
      await expectOnce(bob, inbox, conversation);
    });

    test('arrives when its sender repeats it elsewhere, because the node died before it told anybody', async () => {
      const { alice, bob, conversation, inbox } = await chat();
      const silence = proxy.silenced();
      proxy.breakNextCommit('silence');
      const input = { clientMessageId: randomUUID() };
      const unheard = Promise.allSettled([alice.send(conversation, 'Hello?', input)]);
      await silence;
      await shaky.kill();
      expect(await unheard).toMatchObject([{ status: 'rejected' }]);
      const sent = await alice.at(cluster.node(0)).send(conversation, 'Hello?', input);
      expect(await inbox.message('Hello?', promptMs)).toMatchObject({ id: sent.id, seq: 1 });
      await expectOnce(bob, inbox, conversation);
    });

    /** Alice at the node that will suffer, and Bob, who watches at another. */
    async function chat() {
      const [alice, bob] = await Promise.all([person(shaky, 'alice'), person(cluster.node(0), 'bob')]);
      const conversation = await alice.direct(bob);
      return { alice, bob, conversation, inbox: await bob.inbox() };
    }
  });

  test('that hangs, every request gets an error in time, the nodes say that they are not ready, and nothing is lost', async () => {
    const load = await ConversationUnderLoad.start(nodes);
    const nina = await person(cluster.node(0), 'nina');
    await cluster.mariaDb.freeze();
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
      cluster.mariaDb.thaw();
    }
    for (const { url } of cluster.nodes) await eventually(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the node to be ready' });
    await load.flows();
    expect(await load.finish()).toEqual([]);
    for (const node of cluster.nodes) expect(await accidentsOf(node)).toEqual([]);
  });

  test('that hangs, a node still ends in order when it is told to', async () => {
    const node = cluster.node(1);
    const nina = await person(node, 'nina');
    await cluster.mariaDb.freeze();
    try {
      const reading = Promise.allSettled([nina.history('c_01JAAAAAAAAAAAAAAAAAAAAAAA')]);
      await node.stop();
      expect(node.exitCode).toBe(0);
      expect(await reading).toMatchObject([{ status: 'rejected' }]);
    } finally {
      cluster.mariaDb.thaw();
    }
  });
});

/** The conversation holds this message and one that follows it, on the screen as in the tables. */
async function expectOnce(bob: Person, inbox: Inbox, conversation: string): Promise<void> {
  await bob.send(conversation, 'All is well.');
  await inbox.message('All is well.');
  expect(inbox.messages(conversation).map(({ seq }) => seq)).toEqual([1, 2]);
  expect((await bob.history(conversation)).map(({ seq }) => seq)).toEqual([1, 2]);
  await bob.goOffline();
}
