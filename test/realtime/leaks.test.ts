import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { InboxDocument, MessageAddedDocument } from '../support/generated/graphql.ts';
import { metric } from '../support/metrics.ts';
import { person, type Person } from '../support/person.ts';
import { RawSocket } from '../support/raw-socket.ts';

const figures = ['tokenim_sockets', 'tokenim_feeds', 'tokenim_subscriber_groups'] as const;

describe.each(deployments)('Nothing stays behind on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let groups: string[];
  beforeAll(async () => {
    tokenim = await start();
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
    groups = await Promise.all(Array.from({ length: 5 }, async (_, i) => alice.group(`group ${i}`, [bob])));
  });
  afterAll(async () => tokenim.stop());

  const expectFigures = async (expected: readonly number[]) =>
    eventually(
      async () => {
        const found = await Promise.all(figures.map(async (name) => metric(tokenim.there, name)));
        expect(found).toEqual(expected);
        return true;
      },
      { what: `${figures.join(', ')} to be ${expected.join(', ')}` },
    );

  test('when subscriptions end one by one', async () => {
    const socket = bob.socket();
    const keepsOpen = socket.subscribe(MessageAddedDocument, { conversationId: groups[0] ?? '' });
    const inbox = await bob.inbox(undefined, socket);
    const some = groups.map((group) => bob.messageAdded(group, 0, socket));
    await Promise.all(some.map(async (events) => events.count(1)));
    await expectFigures([1, 5, 2]);
    inbox.events.stop();
    for (const events of some) events.stop();
    await expectFigures([1, 1, 1]);
    keepsOpen.stop();
    await expectFigures([0, 0, 0]);
  });

  test('of subscriptions that end while they begin', async () => {
    const socket = await new RawSocket(tokenim.there).initialised(bob.token);
    for (let round = 0; round < 20; round++) {
      socket.inOnePacket(() => {
        for (const [i, group] of groups.entries())
          socket.subscribe(`${round} ${i}`, MessageAddedDocument.toString(), { conversationId: group, afterSeq: 0 });
        socket.subscribe(`${round} inbox`, InboxDocument.toString(), round % 2 === 0 ? {} : { positions: [] });
        if (round % 3 > 0) for (const i of groups.keys()) socket.send({ type: 'complete', id: `${round} ${i}` });
        if (round % 3 > 1) socket.send({ type: 'complete', id: `${round} inbox` });
      });
      // Some are open by now, some are not.
      if (round % 3 < 2) await alice.send(groups[round % groups.length] ?? '', `round ${round}`);
      for (const i of [...groups.keys(), 'inbox']) socket.send({ type: 'complete', id: `${round} ${i}` });
    }
    await expectFigures([1, 0, 0]);
    // And the socket is as good as before.
    socket.subscribe('last', MessageAddedDocument.toString(), { conversationId: groups[0], afterSeq: 0 });
    await socket.message('next', 'last');
    socket.end();
    await expectFigures([0, 0, 0]);
  });

  test('of sockets that are cut while subscriptions begin', async () => {
    for (let round = 0; round < 20; round++) {
      const socket = await new RawSocket(tokenim.there).initialised(bob.token);
      socket.subscribe('inbox', InboxDocument.toString(), round % 2 === 0 ? {} : { positions: [] });
      for (const [i, group] of groups.entries())
        socket.subscribe(`${i}`, MessageAddedDocument.toString(), { conversationId: group, afterSeq: 0 });
      if (round % 4 > 0) await socket.message('next', ['inbox', '0', '4'][round % 3]);
      socket.end();
    }
    await expectFigures([0, 0, 0]);
  });

  test('of subscriptions that are refused', async () => {
    const carla = await person(tokenim.there, 'carla');
    const socket = carla.socket();
    for (const group of groups) await socket.subscribe(MessageAddedDocument, { conversationId: group }).failed();
    await expectFigures([0, 0, 0]);
  });
});
