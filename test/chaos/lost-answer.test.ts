import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Node } from '../support/node.ts';
import { person, type Inbox, type Person } from '../support/person.ts';
import { MysqlProxy } from './mysql-proxy.ts';
import { PrivateCluster } from './private-cluster.ts';

/** Less than the time after which a node compares with the database by itself. */
const promptMs = 2_000;

describe('A message whose COMMIT was done and not heard of', () => {
  let cluster: PrivateCluster;
  let proxy: MysqlProxy;
  let shaky: Node;
  let alice: Person;
  let bob: Person;
  let conversation: string;
  let inbox: Inbox;

  beforeAll(async () => {
    cluster = await PrivateCluster.start(1);
    proxy = await MysqlProxy.start(cluster.mysqlUrl);
  });
  beforeEach(async () => {
    shaky = await cluster.startAnother({ TOKENIM_MYSQL_URL: proxy.url });
    [alice, bob] = await Promise.all([person(shaky, 'alice'), person(cluster.node(0), 'bob')]);
    conversation = await alice.direct(bob);
    inbox = await bob.inbox();
  });
  afterEach(async () => {
    await bob.goOffline();
    await shaky.stop();
  });
  afterAll(async () => {
    proxy.stop();
    await cluster.stop();
  });

  test('is acknowledged all the same, is there once, and arrives', async () => {
    proxy.breakNextCommit('after');
    const sent = await alice.send(conversation, 'Did it get through?');
    expect(await inbox.message('Did it get through?', promptMs)).toMatchObject({ id: sent.id, seq: sent.seq });
    await expectOnce(sent.seq);
  });

  test('arrives when its sender repeats it elsewhere, because the node died before it told anybody', async () => {
    const silence = proxy.silenced();
    proxy.breakNextCommit('silence');
    const input = { clientMessageId: randomUUID() };
    const unheard = Promise.allSettled([alice.send(conversation, 'Hello?', input)]);
    await silence;
    await shaky.kill();
    expect(await unheard).toMatchObject([{ status: 'rejected' }]);
    const sent = await alice.at(cluster.node(0)).send(conversation, 'Hello?', input);
    expect(await inbox.message('Hello?', promptMs)).toMatchObject({ id: sent.id, seq: sent.seq });
    await expectOnce(sent.seq);
  });

  /** The conversation holds this message and one that follows it, on the screen as in the tables. */
  async function expectOnce(seq: number): Promise<void> {
    await bob.send(conversation, 'All is well.');
    await inbox.message('All is well.');
    expect(inbox.messages(conversation).map((message) => message.seq)).toEqual([seq, seq + 1]);
    expect((await bob.history(conversation)).map((message) => message.seq)).toEqual([seq, seq + 1]);
  }
});
