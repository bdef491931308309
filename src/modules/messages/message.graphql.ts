import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { toGlobalId, toMessageId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import {
  GroupPermissions,
  MemberRoleEnum,
  systemEventTypes,
  type MemberRole,
  type SystemEvent,
  type SystemEventType,
} from '../conversations/index.ts';
import { connectionOf, DateTime, Node } from '../graph/index.ts';
import { threadRootOf } from './message-extras.ts';
import { parseCustom, parseLocation, parseSystemEvent } from './message-payloads.ts';
import { messageKinds, type MessageKind, type StoredMessage } from './message.ts';

const kindDescriptions: Record<MessageKind, string> = {
  TEXT: 'Text in `body`.',
  IMAGE: 'A picture.',
  VOICE: 'A voice recording.',
  VIDEO: 'A film.',
  FILE: 'Any other file.',
  LOCATION: 'A place on earth, in `location`.',
  CUSTOM: 'What the app makes of it: JSON in `custom`.',
  ENCRYPTED: 'Readable only by the devices that it is for.',
  SYSTEM: 'Something happened to the conversation: see `system`.',
};
export const MessageKindEnum = Object.fromEntries(messageKinds.map((kind) => [kind, kind]));
registerEnumType(MessageKindEnum, {
  name: 'MessageKind',
  description: 'What a message carries.',
  valuesConfig: Object.fromEntries(messageKinds.map((kind) => [kind, { description: kindDescriptions[kind] }])),
});

const systemDescriptions: Record<SystemEventType, string> = {
  GROUP_CREATED: '`actor` made the group with `targets`, under `name`.',
  GROUP_UPDATED: '`actor` changed its settings; `name` is set where it was renamed.',
  MEMBERS_ADDED: '`actor` added `targets`.',
  MEMBER_JOINED: '`targets` joined through an invite link or because `actor` let them in.',
  MEMBER_REMOVED: '`actor` removed `targets`.',
  MEMBER_BANNED: '`actor` removed `targets`, who cannot come back.',
  MEMBER_LEFT: '`actor` left.',
  ROLE_CHANGED: '`actor` gave `targets` the `role`.',
  OWNER_CHANGED: '`targets` got the group from `actor`, its owner, who passed it on, or left as the last one.',
  PERMISSIONS_CHANGED: '`actor` changed who may do what: see `permissions`.',
  MEMBER_MUTED: '`actor` keeps `targets` from writing until `mutedUntil`.',
  MEMBER_UNMUTED: '`actor` lets `targets` write again.',
  GROUP_MUTED: '`actor` keeps all but the owner and admins from writing.',
  GROUP_UNMUTED: '`actor` lets everybody write again.',
  SLOW_MODE_CHANGED: '`actor` put `slowModeSeconds` between two messages of a member.',
  CHANNEL_CREATED: '`actor` made the channel, under `name`.',
  CHANNEL_UPDATED: '`actor` changed what the channel shows of itself; `name` is set where it was renamed.',
  ANNOUNCEMENT_CHANGED: '`actor` announced `text`, or took the announcement down.',
  MESSAGE_TTL_CHANGED: '`actor` has new messages expire after `messageTtlSeconds`, or keeps them.',
};
const SystemEventTypeEnum = Object.fromEntries(systemEventTypes.map((type) => [type, type]));
registerEnumType(SystemEventTypeEnum, {
  name: 'SystemEventType',
  description: 'What happened to a conversation.',
  valuesConfig: Object.fromEntries(systemEventTypes.map((type) => [type, { description: systemDescriptions[type] }])),
});

@ObjectType({ simpleResolvers: true, description: "What happened, as data: put it into your reader's language." })
export class SystemNotice {
  constructor(readonly event: SystemEvent) {
    this.type = event.type;
    this.name = event.name ?? null;
    this.role = event.role ?? null;
    this.permissions = event.permissions ?? null;
    this.mutedUntil = event.mutedUntil === undefined ? null : new Date(event.mutedUntil);
    this.slowModeSeconds = event.slowModeSeconds ?? null;
    this.messageTtlSeconds = event.messageTtlSeconds ?? null;
    this.text = event.text ?? null;
  }

  @Field(() => SystemEventTypeEnum, { description: 'What happened.' })
  type: SystemEventType;

  @Field(() => String, { nullable: true, description: "The group's name from then on, where it changed." })
  name: string | null;

  @Field(() => MemberRoleEnum, { nullable: true, description: 'The role that the targets have from then on, where it changed.' })
  role: MemberRole | null;

  @Field(() => GroupPermissions, { nullable: true, description: 'Who may do what from then on, where it changed.' })
  permissions: GroupPermissions | null;

  @Field(() => DateTime, { nullable: true, description: 'For MEMBER_MUTED: until when.' })
  mutedUntil: Date | null;

  @Field(() => Int, { nullable: true, description: 'For SLOW_MODE_CHANGED: seconds, 0 for none.' })
  slowModeSeconds: number | null;

  @Field(() => Int, { nullable: true, description: 'How many seconds messages are kept from then on, where it changed; 0 for always.' })
  messageTtlSeconds: number | null;

  @Field(() => String, { nullable: true, description: 'For ANNOUNCEMENT_CHANGED: what is announced, null where it was taken down.' })
  text: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A place on earth (WGS 84).' })
export class Location {
  @Field(() => Float, { description: 'Degrees, -90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees, -180 to 180.' })
  longitude!: number;

  @Field(() => String, { nullable: true, description: 'What to call it: up to 200 characters.' })
  name!: string | null;
}

@ObjectType({ implements: Node, simpleResolvers: true, description: 'One message of a conversation, as it is now.' })
export class Message extends Node {
  constructor(readonly stored: StoredMessage) {
    super();
    const { kind, payload, editedAt, recalledAt } = stored;
    this.id = toMessageId(stored);
    this.conversationId = toGlobalId('c', stored.conversationId);
    this.seq = stored.seq;
    this.version = stored.version;
    this.clientMessageId = stored.clientMessageId;
    this.kind = kind;
    this.body = stored.body;
    this.location = kind === 'LOCATION' && payload !== null ? parseLocation(payload) : null;
    this.custom = kind === 'CUSTOM' && payload !== null ? parseCustom(payload) : null;
    this.system = kind === 'SYSTEM' && payload !== null ? new SystemNotice(parseSystemEvent(payload)) : null;
    const root = threadRootOf(stored);
    this.threadRootId = root === null ? null : toMessageId(root);
    this.replyCount = stored.replyCount;
    this.mentionsAll = stored.extras?.mentionsAll ?? false;
    this.pinnedAt = stored.extras?.pinned == null ? null : new Date(stored.extras.pinned.at);
    this.createdAt = new Date(stored.createdAt);
    this.editedAt = editedAt === null ? null : new Date(editedAt);
    this.recalledAt = recalledAt === null ? null : new Date(recalledAt);
    this.expiresAt = stored.expiresAt === null ? null : new Date(stored.expiresAt);
    this.expiredAt = stored.expiredAt === null ? null : new Date(stored.expiredAt);
  }

  @Field(() => ID, { description: 'Global id; begins with `m_`.' })
  override id: string;

  @Field(() => ID, { description: 'The conversation that it is in.' })
  conversationId: string;

  @Field(() => Int, { description: 'Place in the conversation: dense, starts at 1, never reused.' })
  seq: number;

  @Field(() => Int, { description: "The conversation's version at this message's last change." })
  version: number;

  @Field(() => ID, { description: 'What its sender called it, so that they know it when it comes back.' })
  clientMessageId: string;

  @Field(() => MessageKindEnum, { description: 'What it carries.' })
  kind: MessageKind;

  @Field(() => String, { nullable: true, description: 'Text; null for kinds without, and once it was recalled or has expired.' })
  body: string | null;

  @Field(() => Location, { nullable: true, description: 'For LOCATION.' })
  location: Location | null;

  @Field(() => GraphQLJSON, { nullable: true, description: 'For CUSTOM: what the sending app put in, as JSON.' })
  custom: unknown;

  @Field(() => SystemNotice, { nullable: true, description: 'For SYSTEM.' })
  system: SystemNotice | null;

  @Field(() => ID, { nullable: true, description: 'The message in whose thread it is a reply; null if in none.' })
  threadRootId: string | null;

  @Field(() => Int, { description: 'How many replies its thread has. A new reply is an event of its own and none of this message.' })
  replyCount: number;

  @Field(() => Boolean, { description: 'Whether it points out everybody in the group.' })
  mentionsAll: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was pinned; null while it is not.' })
  pinnedAt: Date | null;

  @Field(() => DateTime, { description: 'When it was stored.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its sender edited it last; null if never.' })
  editedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back: body, payload and mentions are gone, its place stays.' })
  recalledAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is taken away; null if it stays. Clients hide it then by themselves.' })
  expiresAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was taken away because it had expired: body, payload and mentions are gone, its place stays.',
  })
  expiredAt: Date | null;
}

export const { Connection: MessageConnection, Edge: MessageEdge } = connectionOf<Message>('Message', () => Message);

@InputType({ description: 'A place on earth (WGS 84).' })
export class LocationInput {
  @Field(() => Float, { description: 'Degrees, -90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees, -180 to 180.' })
  longitude!: number;

  @Field(() => String, { nullable: true, description: 'What to call it: up to 200 characters.' })
  name?: string | null;
}

@InputType({ description: 'A message to send.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'Begins with `c_`.' })
  conversationId!: string;

  @Field(() => ID, {
    description:
      'Made by the client, unique per sender and conversation: a UUID will do. 1 to 64 printable ASCII characters, a letter or digit first.',
  })
  clientMessageId!: string;

  @Field(() => MessageKindEnum, { defaultValue: 'TEXT', description: 'TEXT, LOCATION or CUSTOM.' })
  kind!: MessageKind;

  @Field(() => String, {
    nullable: true,
    description: 'For TEXT; with CUSTOM, what clients show that do not know the payload. Up to 16 KiB of UTF-8.',
  })
  body?: string | null;

  @Field(() => LocationInput, { nullable: true, description: 'For LOCATION.' })
  location?: LocationInput | null;

  @Field(() => GraphQLJSON, { nullable: true, description: 'For CUSTOM: any JSON, up to 16 KiB and 32 levels deep.' })
  custom?: JsonValue | null;

  @Field(() => ID, { nullable: true, description: 'The message that this one answers, in the same conversation.' })
  replyToId?: string | null;

  @Field(() => [ID], { defaultValue: [], description: 'Members whom it points out. At most 50.' })
  mentionIds!: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it points out everybody in the group. For those whom the permission `mentionAll` allows it. False unless given.',
  })
  mentionsAll?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The message in whose thread this one is a reply, in the same conversation. Of a reply, the thread that the reply is in.',
  })
  threadRootId?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many seconds after it was sent it expires: 1 to 31,536,000. Where the conversation says less, that counts.',
  })
  expiresInSeconds?: number | null;
}
