import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  BlockUserDocument,
  CreateChannelDocument,
  LeaveGroupDocument,
  SetTypingDocument,
  TypingChangedDocument,
  UnblockUserDocument,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

const typingMs = 2_500;
const membersMax = 3;
const callsMax = 200;

describe.each(deployments)('The protocol of typing, on $name:', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  /** At the other node. */
  let bob: Person;
  let group: string;
  beforeAll(async () => {
    tokenim = await start({
      TOKENIM_TYPING_MS: String(typingMs),
      TOKENIM_TYPING_GROUP_MEMBERS_MAX: String(membersMax),
      TOKENIM_TYPING_CHANGES_MAX: String(callsMax),
    });
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
    group = await alice.group('typing', [bob]);
  });
  afterEach(async () => {
    await Promise.all([alice, bob].map(async (who) => who.goOffline()));
    await type(alice, group, false);
  });
  afterAll(async () => tokenim.stop());

  const type = async (who: Person, conversationId: string, typing = true) =>
    (await who.request(SetTypingDocument, { conversationId, typing })).setTyping;
  const watch = (who: Person, conversationId: string) => {
    const events = who.socket().subscribe(TypingChangedDocument, { conversationId });
    const heard = () => events.received.map(({ typingChanged: { user, typing } }) => `${user.displayName} ${typing}`);
    const until = async (last: string) =>
      eventually(() => heard().at(-1) === last, { what: `${last}; heard ${heard().join(', ') || 'nothing'}` });
    return { events, heard, until };
  };
  /** Resolves once what is said from now on is heard. */
  const live = async (who: Person, conversationId: string) => {
    const watching = watch(who, conversationId);
    await eventually(
      async () => {
        await type(alice, conversationId);
        return watching.heard().length > 0;
      },
      { what: 'the first word' },
    );
    await type(alice, conversationId, false);
    await watching.until('alice false');
    watching.events.received.length = 0;
    return watching;
  };

  test('[TYPE-1] `typingChanged` brings who of the others begins to type, and who ends; first of all those who type already, as far as this node knows.', async () => {
    const first = await live(bob, group);
    expect(await type(alice, group)).toBe(true);
    await first.until('alice true');
    const second = watch(bob, group);
    await second.until('alice true');
    expect(second.events.received[0]?.typingChanged.conversationId).toBe(group);
    await type(alice, group, false);
    await Promise.all([first, second].map(async ({ until }) => until('alice false')));
    expect([first.heard(), second.heard()]).toEqual([
      ['alice true', 'alice false'],
      ['alice true', 'alice false'],
    ]);
  });

  test('[TYPE-2] It ends by itself `TOKENIM_TYPING_MS` after it was said the last time, when they send a message there, and when they are no member any more.', async () => {
    const carla = await person(tokenim.here, 'carla');
    await alice.add(group, carla);
    const { heard, until } = await live(bob, group);
    await type(alice, group);
    await until('alice true');
    const startedAt = Date.now();
    await until('alice false');
    expect(Date.now() - startedAt).toBeGreaterThan(typingMs - 500);
    await type(alice, group);
    await until('alice true');
    await alice.send(group, 'typed');
    await until('alice false');
    await type(carla, group);
    await until('carla true');
    await carla.request(LeaveGroupDocument, { groupId: group });
    await until('carla false');
    await expect(type(carla, group)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(heard()).toEqual(['alice true', 'alice false', 'alice true', 'alice false', 'carla true', 'carla false']);
  });

  test('[TYPE-3] While somebody goes on saying it, it comes again every few seconds: a client MAY end what has not come again for `TOKENIM_TYPING_MS`.', async () => {
    const carla = await person(tokenim.here, 'carla');
    const direct = await carla.direct(bob);
    const { heard } = watch(bob, direct);
    await eventually(
      async () => {
        await type(carla, direct);
        return heard().length >= 3;
      },
      { what: 'it to come again' },
    );
    expect(new Set(heard())).toEqual(new Set(['carla true']));
  });

  test('[TYPE-4] Nobody hears of themselves, on no device.', async () => {
    const [bobs, hers] = [await live(bob, group), watch(alice.at(tokenim.there), group)];
    await type(bob, group);
    await hers.until('bob true');
    await type(alice, group);
    await bobs.until('alice true');
    await type(bob, group, false);
    await hers.until('bob false');
    expect(hers.heard()).toEqual(['bob true', 'bob false']);
    expect(bobs.heard()).toEqual(['alice true']);
    hers.events.stop();
  });

  test('[TYPE-5] It is completed when the viewer leaves or is removed; in a conversation that the viewer is not in, it is refused with NOT_FOUND, whether there is such a conversation or not.', async () => {
    const other = await alice.group('other', [bob]);
    const { events } = await live(bob, other);
    await alice.remove(other, bob);
    await events.ended();
    await type(alice, other);
    expect(events.received).toEqual([]);
    for (const id of [other, other.replace(/.$/, '0'), 'nonsense']) {
      expect(await watch(bob, id).events.failed()).toMatchObject({ code: 'NOT_FOUND' });
      await expect(type(bob, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('[TYPE-6] In channels, and in groups of more than `TOKENIM_TYPING_GROUP_MEMBERS_MAX` members, nobody is told: there `setTyping` answers false.', async () => {
    const crowd = await Promise.all(['carla', 'dan'].map(async (name) => person(tokenim.here, name)));
    const large = await alice.group('large', [bob]);
    const { heard, until } = await live(bob, large);
    await alice.add(large, ...crowd);
    expect(await type(alice, large)).toBe(false);
    await alice.remove(large, crowd[0] ?? { id: '' });
    expect(await type(alice, large)).toBe(true);
    await until('alice true');
    expect(heard()).toEqual(['alice true']);
    const { createChannel } = await alice.request(CreateChannelDocument, { input: { name: 'news' } });
    expect(await type(alice, createChannel.id)).toBe(false);
  });

  test('[TYPE-7] More calls of `setTyping` than `TOKENIM_TYPING_CHANGES_MAX` in 10 s are refused with RATE_LIMITED and `retryAfterMs`.', async () => {
    const carla = await person(tokenim.here, 'carla');
    const direct = await carla.direct(bob);
    const all = await Promise.allSettled(Array.from({ length: callsMax * 2 }, async () => type(carla, direct)));
    const refusals = all.flatMap((outcome): unknown[] => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(all.length - refusals.length).toBeGreaterThanOrEqual(callsMax);
    expect(refusals[0]).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) as number });
    expect(await type(bob, direct)).toBe(true);
  });

  test('[TYPE-8] In a direct conversation of two of whom one has blocked the other, nobody is told.', async () => {
    const [carla, dan] = await Promise.all([person(tokenim.here, 'carla'), person(tokenim.there, 'dan')]);
    const direct = await carla.direct(dan);
    const { heard, until } = watch(dan, direct);
    await carla.request(BlockUserDocument, { userId: dan.id });
    for (const one of [carla, dan]) expect(await type(one, direct)).toBe(false);
    await carla.request(UnblockUserDocument, { userId: dan.id });
    await eventually(async () => (await type(carla, direct)) && heard().length > 0, { what: 'the first word' });
    await type(carla, direct, false);
    await until('carla false');
    expect(heard()).toEqual(['carla true', 'carla false']);
    await dan.goOffline();
  });
});
