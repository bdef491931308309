import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cluster, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { CreateChannelDocument, JoinChannelDocument, LeaveChannelDocument } from '../support/generated/graphql.ts';
import { person, type Inbox, type Person } from '../support/person.ts';

/** Changes that are replayed: fewer than come and go below. */
const replayChangesMax = 10;

describe('The protocol of channels:', () => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    tokenim = await cluster.start({ TOKENIM_REPLAY_CHANGES_MAX: String(replayChangesMax) });
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
  });
  afterAll(async () => tokenim.stop());

  test('[INBOX-16] In a channel a viewer hears of nobody’s coming and going but their own; `memberCount` is up to date with the next event that comes.', async () => {
    const channelId = (await alice.request(CreateChannelDocument, { input: { name: 'News', isPublic: true } })).createChannel.id;
    const join = async (each: Person) => each.request(JoinChannelDocument, { channelId });
    await join(bob);
    const live = await bob.inbox();
    const before = live.positions();
    const readers = await Promise.all(Array.from({ length: replayChangesMax }, async (_, i) => person(tokenim.here, `reader-${i}`)));
    for (const reader of readers) await join(reader);
    for (const reader of readers.slice(1)) await reader.request(LeaveChannelDocument, { channelId });
    await alice.send(channelId, 'after all of them');

    await live.message('after all of them');
    const away = await bob.inbox(before);
    for (const inbox of [live, away]) expect(told(inbox, channelId)).toEqual(['MessageChanged']);
    await eventually(() => away.positions().some(({ version }) => version > 2 * replayChangesMax), { what: 'the position of today' });
    await bob.goOffline();
  }, 20_000);
});

function told({ all }: Inbox, id: string): string[] {
  return all.filter((event) => event.__typename !== 'InboxReady' && JSON.stringify(event).includes(id)).map(({ __typename }) => __typename);
}
