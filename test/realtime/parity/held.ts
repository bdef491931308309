import {
  BlocksDocument,
  ContactRequestsDocument,
  ContactsDocument,
  ParityConversationDocument,
  ParityConversationsDocument,
  ScheduledMessagesDocument,
  StarredMessagesDocument,
  ViewerSettingsDocument,
  type BlockFieldsFragment,
  type ContactFieldsFragment,
  type ContactRequestFieldsFragment,
  type MembershipSettingsFieldsFragment,
  type ParityConversationFragment,
  type ParityConversationQuery,
  type ParityMembershipFragment,
  type ParityMessageFragment,
  type ScheduledFieldsFragment,
  type SettingsFieldsFragment,
} from '../../support/generated/graphql.ts';
import type { Person } from '../../support/person.ts';

type Member = ParityConversationFragment['members']['edges'][number]['node'];

/** What a client holds for its user, whether it read it or was told. */
export interface Held {
  readonly conversations: Readonly<Record<string, HeldConversation>>;
  readonly settings: SettingsFieldsFragment;
  /** By the other user, as the next two. */
  readonly contacts: Readonly<Record<string, ContactFieldsFragment>>;
  readonly requests: Readonly<Record<string, ContactRequestFieldsFragment>>;
  readonly blocks: Readonly<Record<string, BlockFieldsFragment>>;
  /** Ids of starred messages, the newest star first. */
  readonly stars: readonly string[];
  /** By id. */
  readonly scheduled: Readonly<Record<string, ScheduledFieldsFragment>>;
}

export interface HeldConversation {
  readonly about: About;
  readonly lastSeq: number;
  /** By user. */
  readonly members: Readonly<Record<string, Member>>;
  /** The viewer's own membership, and what they made of it. */
  readonly membership: Omit<ParityMembershipFragment, keyof MembershipSettingsFieldsFragment>;
  readonly settings: MembershipSettingsFieldsFragment;
  readonly unreadCount: number;
  readonly unreadMentions: number;
  /** The newest pin first. */
  readonly pinnedIds: readonly string[];
  readonly messages: readonly HeldMessage[];
}

export type HeldMessage = ParityMessageFragment & { readonly viewerStarredAt?: string | null };

/**
 * What all members see alike. Clients are not told of versions that concern them not, so they hold none; nor who comes and goes in a channel,
 * so they hold no number of its members.
 */
export type About = Omit<ParityConversationFragment, 'version' | 'lastSeq' | 'memberCount' | 'members' | 'viewerMembership'> & {
  readonly memberCount: number | null;
};

/** Everything, by queries. */
export async function readHeld(person: Person): Promise<Held> {
  const [{ conversations }, { viewer }, { contacts }, incoming, outgoing, { blocks }, { starredMessages }, { scheduledMessages }] =
    await Promise.all([
      person.request(ParityConversationsDocument, {}),
      person.request(ViewerSettingsDocument, {}),
      person.request(ContactsDocument, {}),
      person.request(ContactRequestsDocument, { direction: 'INCOMING' }),
      person.request(ContactRequestsDocument, { direction: 'OUTGOING' }),
      person.request(BlocksDocument, {}),
      person.request(StarredMessagesDocument, {}),
      person.request(ScheduledMessagesDocument, { first: 100 }),
    ]);
  const held = await Promise.all(conversations.edges.map(async ({ node }) => [node.id, await readConversation(person, node.id)] as const));
  const requests = [incoming, outgoing].flatMap(({ contactRequests }) => contactRequests.edges);
  return {
    conversations: Object.fromEntries(held.flatMap(([id, read]) => (read === null ? [] : [[id, read.held]]))),
    settings: viewer.settings,
    contacts: byUser(contacts.edges.map(({ node }) => node)),
    requests: byUser(requests.map(({ node }) => node)),
    blocks: byUser(blocks.edges.map(({ node }) => node)),
    stars: starredMessages.edges.map(({ node }) => node.id),
    scheduled: Object.fromEntries(scheduledMessages.edges.map(({ node }) => [node.id, node])),
  };
}

/** Null for who is not in it. */
export async function readConversation(person: Person, id: string): Promise<{ version: number; held: HeldConversation } | null> {
  const { conversation } = await person.request(ParityConversationDocument, { id });
  return conversation?.viewerMembership == null
    ? null
    : { version: conversation.version, held: toHeld(conversation, conversation.viewerMembership) };
}

type ReadConversation = NonNullable<ParityConversationQuery['conversation']>;

function toHeld(read: ReadConversation, own: NonNullable<ReadConversation['viewerMembership']>): HeldConversation {
  const { messages, pinnedMessages, ...conversation } = read;
  const { unreadCount, unreadMentions, ...membership } = own;
  return {
    ...split(conversation),
    ...splitMembership(membership),
    unreadCount,
    unreadMentions,
    pinnedIds: pinnedMessages.edges.map(({ node }) => node.id),
    messages: messages.edges.map(({ node }) => node),
  };
}

/** What all members see alike, and who they are. */
export function split(conversation: ParityConversationFragment): Pick<HeldConversation, 'about' | 'lastSeq' | 'members'> {
  const { version: _, lastSeq, memberCount, members, viewerMembership: __, ...about } = conversation;
  if (about.__typename === 'Channel') return { about: { ...about, memberCount: null }, lastSeq, members: {} };
  return { about: { ...about, memberCount }, lastSeq, members: byUser(members.edges.map(({ node }) => node)) };
}

export function splitMembership(read: ParityMembershipFragment): Pick<HeldConversation, 'membership' | 'settings'> {
  const { mutedUntil, notificationLevel, pinOrder, archived, hiddenThroughSeq, visibleAfterSeq, draft, ...membership } = read;
  return { membership, settings: { mutedUntil, notificationLevel, pinOrder, archived, hiddenThroughSeq, visibleAfterSeq, draft } };
}

function byUser<T extends { readonly user: { readonly id: string } }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.user.id, item]));
}
