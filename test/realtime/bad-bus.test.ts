import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../simulation/world/random.ts';
import { BadBus, type Fate } from '../support/bad-bus.ts';
import { cluster, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { AddGroupMembersDocument, EditMessageDocument, RemoveGroupMemberDocument } from '../support/generated/graphql.ts';
import { startNode, type Node } from '../support/node.ts';
import { person, type Inbox, type Person } from '../support/person.ts';
import { Screen } from '../support/screen.ts';
import { startRedis, type PrivateService } from '../support/services.ts';

/** Redis is an accelerator: whatever becomes of its messages, readers get everything from the database, once and in order. */
describe('Readers at a node', () => {
  let redis: PrivateService;
  let tokenim: Deployment;
  beforeAll(async () => {
    redis = await startRedis();
    tokenim = await cluster.start({
      TOKENIM_REDIS_URL: redis.url,
      TOKENIM_COMPARE_INTERVAL_MS: '200',
      TOKENIM_SENDS_PER_USER_MAX: '1000000',
    });
  });
  afterAll(async () => {
    await tokenim.stop();
    await redis.stop();
  });

  describe('that hears the others badly', () => {
    const prefix = 'bad:';
    let deaf: Node;
    let alice: Person;
    let bob: Person;
    let bus: BadBus | undefined;
    const hearing = async (fateOf: () => Fate) => BadBus.open(redis.url, [tokenim.settings['TOKENIM_REDIS_PREFIX'] ?? '', prefix], fateOf);
    beforeAll(async () => {
      const settings = { ...tokenim.settings, TOKENIM_REDIS_PREFIX: prefix };
      deaf = await startNode({ settings });
      [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(deaf, 'bob')]);
    });
    afterEach(async () => {
      await Promise.all([alice.goOffline(), bob.goOffline(), bus?.close()]);
    });
    afterAll(async () => deaf.stop());

    const seed = Date.now() % 1_000_000;
    const random = new Random(seed);
    const cases: readonly [name: string, fateOf: () => Fate][] = [
      ['each message twice', () => ({ now: 2, later: 0 })],
      ['messages overtaken by later ones', () => ({ now: 0, later: 1 })],
      ['messages once now and once later', () => ({ now: 1, later: 1 })],
      ['every third message not at all', () => (random.chance(1 / 3) ? { now: 0, later: 0 } : { now: 1, later: 0 })],
      ['some twice, some late, some not at all', () => ({ now: random.upTo(2), later: random.chance(0.3) ? 1 : 0 })],
      ['nothing at all', () => ({ now: 0, later: 0 })],
    ];
    test.each(cases)('(%s) have everything once and in order', async (name, fateOf) => {
      bus = await hearing(fateOf);
      const group = await alice.group('badly heard', [bob]);
      const inbox = await bob.inbox();
      const messages = bob.messageAdded(group, 1);

      const late = await alice.group('begun meanwhile', [bob]);
      for (let i = 0; i < 15; i++) {
        const [{ id }] = await Promise.all([
          alice.send(group, `first ${i}`),
          alice.send(group, `second ${i}`),
          alice.send(late, `late ${i}`),
        ]);
        if (i % 4 === 0) await alice.request(EditMessageDocument, { id, body: `edited ${i}` });
      }
      await alice.send(group, 'the end');
      await alice.send(late, 'the late end');
      await Promise.all([inbox.message('the end'), inbox.message('the late end'), messages.count(31)]);

      const screen = screenOf(inbox);
      expect(screen.problems, `seed ${seed}`).toEqual([]);
      expect(screen.shown(group)).toEqual((await alice.history(group)).slice(1));
      expect(screen.shown(late)).toEqual(await alice.history(late));
      expect(messages.received.map(({ messageAdded }) => messageAdded.seq)).toEqual(Array.from({ length: 31 }, (_, i) => i + 2));
      expect(bus.passed > 0).toBe(name !== 'nothing at all');
    });

    test.each(cases)('(%s) have no word from where they are no member', async (_name, fateOf) => {
      bus = await hearing(fateOf);
      const group = await alice.group('in and out', [bob]);
      const [inbox, messages] = [await bob.inbox(), bob.messageAdded(group, 1)];
      let last = await alice.send(group, 'seen');
      for (let i = 0; i < 4; i++) {
        await alice.request(RemoveGroupMemberDocument, { groupId: group, userId: bob.id });
        await alice.send(group, `hidden ${i}`);
        await alice.request(AddGroupMembersDocument, { groupId: group, userIds: [bob.id] });
        last = await alice.send(group, `seen ${i}`);
      }
      await eventually(() => positionIn(inbox, group) >= last.version, { what: 'what was sent last, or an InboxGap beyond it' });
      const { removeGroupMember } = await alice.request(RemoveGroupMemberDocument, { groupId: group, userId: bob.id });
      await alice.send(group, 'hidden at the end');
      // The SYSTEM message about it took a version of its own.
      const version = removeGroupMember.version - 1;
      await eventually(() => inbox.all.some((event) => event.__typename === 'ConversationChanged' && event.version === version), {
        what: 'the last word',
      });
      expect(inbox.all.at(-1)).toMatchObject({ __typename: 'ConversationChanged', viewerIsMember: false });
      await messages.ended();

      // A membership that began and ended unheard leaves a gap: that is no problem here.
      const problems = screenOf(inbox).problems.filter((problem) => !problem.startsWith('A gap'));
      expect(problems, `seed ${seed}`).toEqual([]);
      const bodies = [...inbox.bodies(group), ...messages.received.map(({ messageAdded }) => messageAdded.body)];
      expect(bodies.filter((body) => body?.startsWith('hidden'))).toEqual([]);
    });
  });

  test('[GAP-5] An InboxGap MAY also come after InboxReady, when the node itself missed too much.', async () => {
    const replayChangesMax = 10;
    const settings = { ...tokenim.settings, TOKENIM_REDIS_PREFIX: 'deaf:', TOKENIM_REPLAY_CHANGES_MAX: String(replayChangesMax) };
    const deaf = await startNode({ settings });
    const [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(deaf, 'bob')]);
    const group = await alice.group('missed', [bob]);
    const inbox = await bob.inbox();
    // In one transaction, so that no comparison with the database finds a part of them.
    const sent = await Promise.all(Array.from({ length: 5 * replayChangesMax }, async (_, i) => alice.send(group, `message ${i}`)));
    const last = Math.max(...sent.map(({ version }) => version));
    await eventually(() => positionIn(inbox, group) === last, { what: 'the position to come as far as the conversation' });
    const gap = inbox.all.find(({ __typename }) => __typename === 'InboxGap');
    expect(gap).toMatchObject({ conversationId: group });
    expect(inbox.all.findIndex(({ __typename }) => __typename === 'InboxReady')).toBe(0);
    expect(await bob.history(group)).toHaveLength(sent.length + 1);
    await bob.goOffline();
    await deaf.stop();
  });

  test('have what was sent at another one while Redis was away, once it is back', async () => {
    const [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
    const group = await alice.group('without Redis', [bob]);
    const [inbox, messages] = [await bob.inbox(), bob.messageAdded(group, 1)];
    await alice.send(group, 'before');
    await inbox.message('before');

    await redis.kill();
    const meanwhile = await Promise.all(Array.from({ length: 20 }, async (_, i) => alice.send(group, `meanwhile ${i}`)));
    await redis.restart();
    await alice.send(group, 'after');
    await inbox.message('after', 15_000);
    await messages.count(meanwhile.length + 2);

    expect(inbox.bodies(group)).toEqual(['before', ...meanwhile.toSorted((a, b) => a.seq - b.seq).map(({ body }) => body), 'after']);
    expect(messages.received.map(({ messageAdded }) => messageAdded.seq)).toEqual(Array.from({ length: 22 }, (_, i) => i + 2));
    await Promise.all([alice.goOffline(), bob.goOffline()]);
  });
});

function positionIn(inbox: Inbox, id: string): number {
  return inbox.positions().find(({ conversationId }) => conversationId === id)?.version ?? 0;
}

function screenOf(inbox: Inbox): Screen {
  const screen = new Screen();
  for (const event of inbox.all) screen.take(event);
  return screen;
}
