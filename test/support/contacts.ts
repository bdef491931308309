import {
  AcceptContactRequestDocument,
  BlocksDocument,
  BlockUserDocument,
  ContactRequestsDocument,
  ContactsDocument,
  RequestContactDocument,
  UnblockUserDocument,
  type ContactRequestDirection,
} from './generated/graphql.ts';
import type { Person } from './person.ts';

export async function ask(by: Person, other: Person, note?: string) {
  return (await by.request(RequestContactDocument, { input: { userId: other.id, ...(note === undefined ? {} : { note }) } }))
    .requestContact;
}

export async function accept(by: Person, other: Person) {
  return (await by.request(AcceptContactRequestDocument, { userId: other.id })).acceptContactRequest;
}

/** Both ask each other. */
export async function becomeContacts(one: Person, other: Person): Promise<void> {
  await ask(one, other);
  await accept(other, one);
}

export async function block(by: Person, other: Person) {
  return (await by.request(BlockUserDocument, { userId: other.id })).blockUser;
}

export async function unblock(by: Person, other: Person): Promise<void> {
  await by.request(UnblockUserDocument, { userId: other.id });
}

export async function contactsOf(person: Person, favouritesOnly = false) {
  const { contacts } = await person.request(ContactsDocument, { first: 200, favouritesOnly });
  return contacts.edges.map(({ node }) => node);
}

export async function requestsOf(person: Person, direction: ContactRequestDirection) {
  const { contactRequests } = await person.request(ContactRequestsDocument, { direction, first: 200 });
  return contactRequests.edges.map(({ node }) => node);
}

export async function blocksOf(person: Person) {
  return (await person.request(BlocksDocument, { first: 200 })).blocks.edges.map(({ node }) => node);
}
