import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import { connectionOf, DateTime } from '../graph/index.ts';
import type { Block as StoredBlock, Contact as StoredContact, ContactRequest as StoredRequest, RequestDirection } from './contact.ts';

export const ContactRequestDirection = { INCOMING: 'INCOMING', OUTGOING: 'OUTGOING' } as const satisfies Record<
  RequestDirection,
  RequestDirection
>;

registerEnumType(ContactRequestDirection, {
  name: 'ContactRequestDirection',
  description: 'Who asked.',
  valuesConfig: { INCOMING: { description: 'The other one asked the viewer.' }, OUTGOING: { description: 'The viewer asked.' } },
});

@ObjectType({ simpleResolvers: true, description: 'Somebody whom the viewer keeps as a contact. Both are contacts of each other.' })
export class Contact {
  constructor(readonly stored: StoredContact) {
    this.remarkName = stored.remarkName;
    this.favourite = stored.isFavourite === 1;
    this.createdAt = new Date(stored.createdAt);
  }

  @Field(() => String, { nullable: true, description: 'What the viewer calls them, up to 64 characters; nobody else sees it.' })
  remarkName: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer marked them as a favourite; nobody else sees it.' })
  favourite: boolean;

  @Field(() => DateTime, { description: 'Since when they are contacts.' })
  createdAt: Date;
}

@ObjectType({ simpleResolvers: true, description: 'An open request to become contacts, as the viewer sees it.' })
export class ContactRequest {
  constructor(readonly stored: StoredRequest) {
    this.direction = stored.direction;
    this.note = stored.note;
    this.createdAt = new Date(stored.createdAt);
  }

  @Field(() => ContactRequestDirection, { description: 'Who asked.' })
  direction: RequestDirection;

  @Field(() => String, { nullable: true, description: 'What was said with it: up to 200 characters.' })
  note: string | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Somebody whom the viewer has blocked. Those are not told.' })
export class Block {
  constructor(readonly stored: StoredBlock) {
    this.createdAt = new Date(stored.createdAt);
  }

  @Field(() => DateTime, { description: 'Since when.' })
  createdAt: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A contact was made, changed or ended.' })
export class ContactChanged {
  constructor(stored: StoredContact) {
    this.userId = toGlobalId('u', stored.contactId);
    this.contact = stored.removedAt === null ? new Contact(stored) : null;
  }

  @Field(() => ID, { description: 'Who it is about: begins with `u_`.' })
  userId: string;

  @Field(() => Contact, { nullable: true, description: 'The contact as it is now; null if it is none any more.' })
  contact: Contact | null;
}

@ObjectType({ simpleResolvers: true, description: 'A request was made, or is over.' })
export class ContactRequestChanged {
  constructor(stored: StoredRequest) {
    this.userId = toGlobalId('u', stored.otherId);
    this.request = stored.endedAt === null ? new ContactRequest(stored) : null;
  }

  @Field(() => ID, { description: 'The other one: begins with `u_`.' })
  userId: string;

  @Field(() => ContactRequest, { nullable: true, description: 'The request; null if none is open between the two any more.' })
  request: ContactRequest | null;
}

@ObjectType({ simpleResolvers: true, description: 'The viewer blocked somebody, or took that back.' })
export class BlockChanged {
  constructor(stored: StoredBlock) {
    this.userId = toGlobalId('u', stored.blockedId);
    this.block = stored.endedAt === null ? new Block(stored) : null;
  }

  @Field(() => ID, { description: 'Who it is about: begins with `u_`.' })
  userId: string;

  @Field(() => Block, { nullable: true, description: 'The block; null if there is none any more.' })
  block: Block | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a request: one of the two is given.' })
export class RequestContactPayload {
  @Field(() => ContactRequest, { nullable: true, description: 'The request, which now waits for the other one.' })
  request!: ContactRequest | null;

  @Field(() => Contact, { nullable: true, description: 'The contact, where the other one had asked as well.' })
  contact!: Contact | null;
}

@InputType({ description: 'Whom to ask to become a contact.' })
export class RequestContactInput {
  @Field(() => ID, { description: 'Begins with `u_`.' })
  userId!: string;

  @Field(() => String, { nullable: true, description: 'A few words for them: up to 200 characters.' })
  note?: string | null;
}

@InputType({ description: 'What to change of a contact; what is left out stays as it is.' })
export class UpdateContactInput {
  @Field(() => ID, { description: 'The contact: begins with `u_`.' })
  userId!: string;

  @Field(() => String, { nullable: true, description: 'Up to 64 characters on one line; null or an empty text takes it away.' })
  remarkName?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is a favourite. null leaves it as it is.' })
  favourite?: boolean | null;
}

export const { Connection: ContactConnection } = connectionOf<Contact>('Contact', () => Contact);
export const { Connection: ContactRequestConnection } = connectionOf<ContactRequest>('ContactRequest', () => ContactRequest);
export const { Connection: BlockConnection } = connectionOf<Block>('Block', () => Block);
