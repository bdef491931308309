import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { toGlobalId, type UserId } from '../../kernel/ids.ts';
import { DateTime, Node } from '../graph/index.ts';
import type { Conversation as StoredConversation, ConversationKind } from './conversation.ts';
import { GroupPermissions } from './permissions.graphql.ts';
import { permissionsOf } from './permissions.ts';

const typeNames: Record<ConversationKind, string> = { DIRECT: 'DirectConversation', GROUP: 'Group', CHANNEL: 'Channel' };

/** Its other fields come from resolvers: what they show differs from viewer to viewer. */
@InterfaceType({
  description: 'A place where members write to each other.',
  resolveType: ({ stored }: Conversation) => typeNames[stored.kind],
})
export abstract class Conversation {
  constructor(readonly stored: StoredConversation) {
    this.id = toGlobalId('c', stored.id);
    this.lastSeq = stored.lastSeq;
    this.version = stored.version;
    this.memberCount = stored.memberCount;
    this.messageTtlSeconds = stored.messageTtlS || null;
    this.createdAt = new Date(stored.createdAt);
  }

  @Field(() => ID, { description: 'Global id; begins with `c_`.' })
  id: string;

  @Field(() => Int, { description: 'seq of the newest message; 0 while there is none. Dense: 1, 2, 3 …' })
  lastSeq: number;

  @Field(() => Int, { description: 'Counts every durable change: message, edit, recall, reaction, membership, settings.' })
  version: number;

  @Field(() => Int, { description: 'How many are in it now.' })
  memberCount: number;

  @Field(() => Int, { nullable: true, description: 'How many seconds after it was sent a message expires; null if none does by itself.' })
  messageTtlSeconds: number | null;

  @Field(() => DateTime, { description: 'When it was opened.' })
  createdAt: Date;
}

@ObjectType({ implements: [Node, Conversation], simpleResolvers: true, description: 'A conversation of two; there is one per pair.' })
export class DirectConversation extends Conversation implements Node {}

@ObjectType({ implements: [Node, Conversation], simpleResolvers: true, description: 'A conversation of many, with a name and roles.' })
export class Group extends Conversation implements Node {
  @Field(() => String, { description: '1 to 100 characters.' })
  get name(): string {
    return this.stored.name ?? '';
  }

  @Field(() => String, { nullable: true, description: 'Up to 1,000 characters.' })
  get description(): string | null {
    return this.stored.description;
  }

  @Field(() => String, { nullable: true, description: 'Where its picture is: an http or https URL.' })
  get avatarUrl(): string | null {
    return this.stored.avatarUrl;
  }

  @Field(() => Boolean, { description: 'Whether new members see what was written before they joined.' })
  get historyForNewMembers(): boolean {
    return this.stored.historyForNewMembers === 1;
  }

  @Field(() => Boolean, { description: 'Whether anybody who knows its id may ask to join: see requestToJoin.' })
  get isPublic(): boolean {
    return this.stored.isPublic === 1;
  }

  @Field(() => GroupPermissions, { description: 'Who may do what in it.' })
  get permissions(): GroupPermissions {
    return permissionsOf(this.stored);
  }

  @Field(() => Boolean, { description: 'Whether only the owner and admins may write for now.' })
  get membersMuted(): boolean {
    return this.stored.membersMuted === 1;
  }

  @Field(() => Int, { description: 'Slow mode: seconds between two messages of a member; 0 for none. Not for the owner and admins.' })
  get slowModeSeconds(): number {
    return this.stored.slowModeS;
  }

  @Field(() => Announcement, { nullable: true, description: 'What is announced in it; null if nothing.' })
  get announcement(): Announcement | null {
    const { announcement, announcedById, announcedAt } = this.stored;
    if (announcement === null || announcedById === null || announcedAt === null) return null;
    return new Announcement(announcement, announcedById, announcedAt);
  }
}

@ObjectType({ simpleResolvers: true, description: 'What the owner or an admin wants everybody in the group to know.' })
export class Announcement {
  constructor(
    text: string,
    readonly authorId: UserId,
    announcedAt: number,
  ) {
    this.text = text;
    this.announcedAt = new Date(announcedAt);
  }

  @Field(() => String, { description: '1 to 2,000 characters.' })
  text: string;

  @Field(() => DateTime, { description: 'When it was put up.' })
  announcedAt: Date;
}

@ObjectType({
  implements: [Node, Conversation],
  simpleResolvers: true,
  description: 'Few write, many read: its owner and admins post, and the readers do not see each other.',
})
export class Channel extends Conversation implements Node {
  @Field(() => String, { description: '1 to 100 characters.' })
  get name(): string {
    return this.stored.name ?? '';
  }

  @Field(() => String, { nullable: true, description: 'Up to 1,000 characters.' })
  get description(): string | null {
    return this.stored.description;
  }

  @Field(() => String, { nullable: true, description: 'Where its picture is: an http or https URL.' })
  get avatarUrl(): string | null {
    return this.stored.avatarUrl;
  }

  @Field(() => Boolean, { description: 'Whether anybody who knows its id may join: see joinChannel.' })
  get isPublic(): boolean {
    return this.stored.isPublic === 1;
  }
}

export function toConversation(stored: StoredConversation): DirectConversation | Group | Channel {
  switch (stored.kind) {
    case 'DIRECT':
      return new DirectConversation(stored);
    case 'GROUP':
      return new Group(stored);
    case 'CHANNEL':
      return new Channel(stored);
  }
}
