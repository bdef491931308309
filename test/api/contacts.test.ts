import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accept, ask, becomeContacts, contactsOf, requestsOf } from '../support/contacts.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import {
  CancelContactRequestDocument,
  ContactRequestsDocument,
  ContactsDocument,
  DeactivateAccountDocument,
  DeclineContactRequestDocument,
  RemoveContactDocument,
  UpdateContactDocument,
} from '../support/generated/graphql.ts';
import { password, person, type Person } from '../support/person.ts';

describe.each(deployments)('Contacts on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    tokenim = await start();
  });
  beforeEach(async () => {
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
  });
  afterAll(async () => tokenim.stop());

  const decline = async (by: Person, { id: userId }: Person) => by.request(DeclineContactRequestDocument, { userId });
  const cancel = async (by: Person, { id: userId }: Person) => by.request(CancelContactRequestDocument, { userId });
  const remove = async (by: Person, { id: userId }: Person) => by.request(RemoveContactDocument, { userId });
  const areContacts = async () => [(await contactsOf(alice)).length, (await contactsOf(bob)).length];

  test('a request waits at both, with its note, until it is accepted', async () => {
    const { request, contact } = await ask(alice, bob, '  we met at the fair ');
    expect(contact).toBeNull();
    expect(request).toMatchObject({ user: { id: bob.id }, direction: 'OUTGOING', note: 'we met at the fair' });
    expect(await requestsOf(alice, 'OUTGOING')).toEqual([request]);
    expect(await requestsOf(bob, 'INCOMING')).toMatchObject([
      { user: { id: alice.id }, direction: 'INCOMING', note: 'we met at the fair' },
    ]);
    expect(await requestsOf(alice, 'INCOMING')).toEqual([]);
    expect(await areContacts()).toEqual([0, 0]);

    expect(await accept(bob, alice)).toMatchObject({ user: { id: alice.id }, remarkName: null, favourite: false });
    expect(await contactsOf(alice)).toMatchObject([{ user: { id: bob.id } }]);
    expect(await contactsOf(bob)).toMatchObject([{ user: { id: alice.id } }]);
    expect([...(await requestsOf(alice, 'OUTGOING')), ...(await requestsOf(bob, 'INCOMING'))]).toEqual([]);
  });

  test('two who ask each other are contacts', async () => {
    await ask(alice, bob);
    expect(await ask(bob, alice)).toMatchObject({ request: null, contact: { user: { id: alice.id } } });
    expect(await areContacts()).toEqual([1, 1]);
    expect([...(await requestsOf(alice, 'OUTGOING')), ...(await requestsOf(bob, 'INCOMING'))]).toEqual([]);
  });

  test('two who ask each other at the same moment on two nodes are contacts', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = await Promise.all([person(tokenim.here, 'one'), person(tokenim.there, 'other')]);
      await Promise.all([ask(one, other), ask(other, one)]);
      expect(await contactsOf(one)).toHaveLength(1);
      expect(await contactsOf(other)).toHaveLength(1);
      expect([...(await requestsOf(one, 'OUTGOING')), ...(await requestsOf(other, 'INCOMING'))]).toEqual([]);
    }
  });

  test('asking again changes nothing', async () => {
    const first = await ask(alice, bob, 'hello');
    expect(await ask(alice, bob, 'hello?')).toEqual(first);
    expect(await requestsOf(bob, 'INCOMING')).toMatchObject([{ note: 'hello' }]);
  });

  test('who is declined is not told, and cannot ask again while their request stands', async () => {
    await ask(alice, bob);
    await decline(bob, alice);
    expect(await requestsOf(bob, 'INCOMING')).toEqual([]);
    expect(await requestsOf(alice, 'OUTGOING')).toMatchObject([{ user: { id: bob.id } }]);
    expect((await ask(alice, bob)).request).toMatchObject({ direction: 'OUTGOING' });
    expect(await requestsOf(bob, 'INCOMING')).toEqual([]);
    await expect(accept(bob, alice)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('who declined and then asks finds that the other one still wants to', async () => {
    await ask(alice, bob);
    await decline(bob, alice);
    expect((await ask(bob, alice)).contact).toMatchObject({ user: { id: alice.id } });
    expect(await areContacts()).toEqual([1, 1]);
  });

  test('a request that is taken back is gone for both', async () => {
    await ask(alice, bob);
    await cancel(alice, bob);
    expect([...(await requestsOf(alice, 'OUTGOING')), ...(await requestsOf(bob, 'INCOMING'))]).toEqual([]);
    await expect(cancel(alice, bob)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(accept(bob, alice)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await ask(alice, bob, 'once more')).request).toMatchObject({ note: 'once more' });
  });

  test('only who was asked may say yes or no, and only who asked may take it back', async () => {
    await ask(alice, bob);
    await expect(accept(alice, bob)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(decline(alice, bob)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cancel(bob, alice)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a contact is somebody else, who is there', async () => {
    await expect(ask(alice, alice)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.userId' });
    await bob.request(DeactivateAccountDocument, { password });
    await expect(ask(alice, bob)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('contacts cannot ask each other', async () => {
    await becomeContacts(alice, bob);
    await expect(ask(alice, bob)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('a remark name and a mark as favourite are for oneself', async () => {
    await becomeContacts(alice, bob);
    const update = async (input: { remarkName?: string | null; favourite?: boolean | null }) =>
      (await alice.request(UpdateContactDocument, { input: { userId: bob.id, ...input } })).updateContact;
    expect(await update({ remarkName: ' Bobby ', favourite: true })).toMatchObject({ remarkName: 'Bobby', favourite: true });
    expect(await update({ favourite: false })).toMatchObject({ remarkName: 'Bobby', favourite: false });
    expect(await contactsOf(bob)).toMatchObject([{ remarkName: null, favourite: false }]);
    expect(await update({ remarkName: '' })).toMatchObject({ remarkName: null });
    await expect(update({ remarkName: 'x'.repeat(65) })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.remarkName' });
    await expect(update({ remarkName: 'two\nlines' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.remarkName' });
  });

  test('what is removed is gone for both, with its remark name', async () => {
    await becomeContacts(alice, bob);
    await alice.request(UpdateContactDocument, { input: { userId: bob.id, remarkName: 'Bobby' } });
    await remove(bob, alice);
    expect(await areContacts()).toEqual([0, 0]);
    await expect(remove(alice, bob)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(alice.request(UpdateContactDocument, { input: { userId: bob.id, favourite: true } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await becomeContacts(bob, alice);
    expect(await contactsOf(alice)).toMatchObject([{ remarkName: null }]);
  });

  test('contacts come in pages, all of them or the favourites', async () => {
    const others = await Promise.all(['one', 'two', 'three'].map(async (name) => person(tokenim.here, name)));
    for (const other of others) await becomeContacts(alice, other);
    await alice.request(UpdateContactDocument, { input: { userId: others[1]?.id ?? '', favourite: true } });
    const page = async (after: string | null) => (await alice.request(ContactsDocument, { first: 2, after })).contacts;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor ?? null);
    expect([first.edges.length, first.pageInfo.hasNextPage, second.edges.length, second.pageInfo.hasNextPage]).toEqual([2, true, 1, false]);
    const ids = [...first.edges, ...second.edges].map(({ node }) => node.user.id);
    expect(new Set(ids)).toEqual(new Set(others.map(({ id }) => id)));
    expect(await contactsOf(alice, true)).toMatchObject([{ user: { id: others[1]?.id } }]);
    await expect(page('no cursor')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });

  test('requests come in pages, the newest first', async () => {
    const others: Person[] = [];
    for (const name of ['one', 'two', 'three']) {
      others.push(await person(tokenim.here, name));
      await ask(others.at(-1) ?? alice, bob, name);
    }
    const page = async (after: string | null) => (await bob.request(ContactRequestsDocument, { first: 2, after })).contactRequests;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor ?? null);
    expect([...first.edges, ...second.edges].map(({ node }) => node.note)).toEqual(['three', 'two', 'one']);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });
});

test('requests and contacts have their limits', async () => {
  for (const { start } of deployments.slice(0, 1)) {
    const tokenim = await start({
      TOKENIM_CONTACT_REQUESTS_PER_USER_MAX: '4',
      TOKENIM_CONTACT_REQUESTS_OPEN_MAX: '2',
      TOKENIM_CONTACTS_PER_USER_MAX: '1',
    });
    const [alice, bob, carla, dora] = await Promise.all(
      ['alice', 'bob', 'carla', 'dora'].map(async (name) => person(tokenim.here, name)) as [
        Promise<Person>,
        Promise<Person>,
        Promise<Person>,
        Promise<Person>,
      ],
    );
    await ask(alice, bob);
    await ask(alice, carla);
    await expect(ask(alice, dora)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    await accept(bob, alice);
    await expect(accept(carla, alice)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    await ask(alice, dora);
    await expect(ask(alice, dora)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) as number });
    await tokenim.stop();
  }
});
