import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { request } from '../support/api.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { UpdateSettingsDocument, ViewerSettingsDocument, type UpdateSettingsInput } from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

const atFirst = { invisible: false, lastSeenVisibleTo: 'EVERYONE', readReceipts: true, directMessagesFrom: 'EVERYONE' };

describe.each(deployments)('Settings on $name', ({ start }) => {
  let tokenim: Deployment;
  beforeAll(async () => {
    tokenim = await start();
  });
  afterAll(async () => tokenim.stop());

  const settingsOf = async (who: Person) => (await who.request(ViewerSettingsDocument, {})).viewer.settings;
  const update = async (who: Person, input: UpdateSettingsInput) => (await who.request(UpdateSettingsDocument, { input })).updateSettings;

  test('of a new account hide nothing', async () => {
    expect(await settingsOf(await person(tokenim.here, 'alice'))).toEqual(atFirst);
  });

  test('are changed one by one, and are the same on every device', async () => {
    const alice = await person(tokenim.here, 'alice');
    expect(await update(alice, { invisible: true })).toEqual({ ...atFirst, invisible: true });
    expect(await update(alice.at(tokenim.there), { lastSeenVisibleTo: 'CONTACTS', readReceipts: false })).toEqual({
      invisible: true,
      lastSeenVisibleTo: 'CONTACTS',
      readReceipts: false,
      directMessagesFrom: 'EVERYONE',
    });
    await update(alice, { invisible: false, directMessagesFrom: 'SHARED_GROUPS', lastSeenVisibleTo: 'NOBODY' });
    const now = { invisible: false, lastSeenVisibleTo: 'NOBODY', readReceipts: false, directMessagesFrom: 'SHARED_GROUPS' };
    for (const node of tokenim.nodes) expect(await settingsOf(alice.at(node))).toEqual(now);
  });

  test('stay as they are where the input names nothing, or null', async () => {
    const alice = await person(tokenim.here, 'alice');
    await update(alice, { readReceipts: false });
    for (const input of [{}, { readReceipts: null, lastSeenVisibleTo: null, invisible: null, directMessagesFrom: null }])
      expect(await update(alice, input)).toEqual({ ...atFirst, readReceipts: false });
  });

  test("are each user's own", async () => {
    const [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
    await update(alice, { invisible: true });
    expect(await settingsOf(bob)).toEqual(atFirst);
    await expect(request(tokenim.here, UpdateSettingsDocument, { input: { invisible: true } })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});
