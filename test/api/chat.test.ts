import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { person } from '../support/person.ts';

describe.each(deployments)('Two people on $name', ({ start }) => {
  let tokenim: Deployment;
  beforeAll(async () => {
    tokenim = await start();
  });
  afterAll(async () => tokenim.stop());

  test('see each other’s messages live, once and in order, whichever node they are on', async () => {
    const alice = await person(tokenim.here, 'alice');
    const bob = await person(tokenim.there, 'bob');
    const conversation = await alice.direct(bob);
    const [alicesInbox, bobsInbox] = [await alice.inbox(), await bob.inbox()];

    for (let i = 1; i <= 20; i++) await (i % 2 === 0 ? alice : bob).send(conversation, `message ${i}`);
    await alicesInbox.message('message 20');
    await bobsInbox.message('message 20');

    const expected = Array.from({ length: 20 }, (_, i) => i + 1);
    expect(alicesInbox.messages(conversation).map(({ seq }) => seq)).toEqual(expected);
    expect(bobsInbox.messages(conversation).map(({ seq }) => seq)).toEqual(expected);
    expect((await bob.history(conversation)).map(({ body }) => body)).toEqual(expected.map((i) => `message ${i}`));
    await Promise.all([alice.goOffline(), bob.goOffline()]);
  });
});
