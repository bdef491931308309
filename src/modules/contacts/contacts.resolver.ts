import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { encodeCursor } from '../../kernel/cursors.ts';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { timePlaceCursor } from '../../kernel/time-places.ts';
import { toConnection, toId, type Connection } from '../graph/index.ts';
import {
  Contact,
  ContactConnection,
  ContactRequest,
  ContactRequestConnection,
  ContactRequestDirection,
  RequestContactInput,
  RequestContactPayload,
  UpdateContactInput,
} from './contact.graphql.ts';
import type { RequestDirection } from './contact.ts';
import type { ContactRequestsService } from './contact-requests.service.ts';
import type { ContactsService } from './contacts.service.ts';

export const listArguments = {
  first: ['first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }],
  after: ['after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }],
} as const;

const otherId = ['userId', () => ID, { description: 'The other one: begins with `u_`.' }] as const;

@Resolver()
export class ContactsResolver {
  constructor(
    private readonly service: ContactsService,
    private readonly requests: ContactRequestsService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => ContactConnection, { description: "The viewer's contacts, by user id: clients sort them by the names that they show." })
  async contacts(
    @Ctx() { viewer }: RequestContext,
    @Arg(...listArguments.first) first: number | null,
    @Arg(...listArguments.after) after: string | null,
    @Arg('favouritesOnly', () => Boolean, { defaultValue: false, description: 'Only those that the viewer marked as favourites.' })
    favouritesOnly: boolean,
  ): Promise<Connection<Contact>> {
    const page = await this.service.list(viewer, toListRequest(first, after, this.pageSizeMax), favouritesOnly);
    return toConnection(
      page,
      (contact) => new Contact(contact),
      ({ contactId }) => encodeCursor('contact', contactId),
    );
  }

  @Query(() => ContactRequestConnection, { description: 'Requests that wait for an answer, the newest first.' })
  async contactRequests(
    @Ctx() { viewer }: RequestContext,
    @Arg('direction', () => ContactRequestDirection, {
      defaultValue: 'INCOMING',
      description: 'Those to the viewer, or those of the viewer.',
    })
    direction: RequestDirection,
    @Arg(...listArguments.first) first: number | null,
    @Arg(...listArguments.after) after: string | null,
  ): Promise<Connection<ContactRequest>> {
    const page = await this.requests.list(viewer, direction, toListRequest(first, after, this.pageSizeMax));
    return toConnection(
      page,
      (request) => new ContactRequest(request),
      (request) => timePlaceCursor('request', { at: request.createdAt, id: request.otherId }),
    );
  }

  @Mutation(() => RequestContactPayload, {
    description: 'Asks a user to become a contact. Of two who ask each other, contacts are made at once. Asking again changes nothing.',
  })
  async requestContact(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => RequestContactInput, { description: 'Whom, and a few words.' }) input: RequestContactInput,
  ): Promise<RequestContactPayload> {
    const result = await this.requests.ask(viewer, toId('u', 'user', input.userId), input.note ?? null);
    return 'contactId' in result ? { request: null, contact: new Contact(result) } : { request: new ContactRequest(result), contact: null };
  }

  @Mutation(() => Contact, { description: 'Says yes to a request.' })
  async acceptContactRequest(@Ctx() { viewer }: RequestContext, @Arg(...otherId) userId: string): Promise<Contact> {
    return new Contact(await this.requests.accept(viewer, toId('u', 'contact request', userId)));
  }

  @Mutation(() => Boolean, { description: 'Puts a request away. Whoever made it is not told: to them it goes on waiting.' })
  async declineContactRequest(@Ctx() { viewer }: RequestContext, @Arg(...otherId) userId: string): Promise<boolean> {
    await this.requests.decline(viewer, toId('u', 'contact request', userId));
    return true;
  }

  @Mutation(() => Boolean, { description: "Takes one of the viewer's own requests back." })
  async cancelContactRequest(@Ctx() { viewer }: RequestContext, @Arg(...otherId) userId: string): Promise<boolean> {
    await this.requests.cancel(viewer, toId('u', 'contact request', userId));
    return true;
  }

  @Mutation(() => Contact, { description: 'Changes what the viewer calls a contact, and whether it is a favourite.' })
  async updateContact(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => UpdateContactInput, { description: 'What to change.' }) input: UpdateContactInput,
  ): Promise<Contact> {
    return new Contact(await this.service.update(viewer, toId('u', 'contact', input.userId), input));
  }

  @Mutation(() => Boolean, { description: 'Ends a contact, for both.' })
  async removeContact(@Ctx() { viewer }: RequestContext, @Arg(...otherId) userId: string): Promise<boolean> {
    await this.service.remove(viewer, toId('u', 'contact', userId));
    return true;
  }
}

export function toListRequest(first: number | null, after: string | null, pageSizeMax: number) {
  return toPageRequest({ first, after }, { pageSizeMax, otherwise: { from: 'start', limit: 50 } });
}
