import type { ConversationId, MessageAddress } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Modules } from '../create-modules.ts';
import type { DemoClock } from './demo-clock.ts';

/** What goes into a message besides its text. */
export interface Extras {
  readonly replyTo?: MessageAddress;
  readonly mentions?: readonly DemoPerson[];
  /** Default: counted on by this person. */
  readonly clientMessageId?: string;
}

type Place = { readonly latitude: number; readonly longitude: number; readonly name: string };

/** Somebody of the demo, and what they do: through the same services as everybody. Each message takes its writer a few minutes. */
export class DemoPerson {
  private messageCount = 0;

  constructor(
    readonly viewer: Viewer,
    private readonly modules: Modules,
    private readonly clock: DemoClock,
  ) {}

  async openDirect(other: DemoPerson): Promise<ConversationId> {
    return (await this.modules.conversations.service.openDirect(this.viewer, other.viewer.userId)).id;
  }

  async createGroup(name: string, description: string, members: readonly DemoPerson[]): Promise<ConversationId> {
    const settings = { name, description, historyForNewMembers: true };
    return (await this.modules.conversations.groups.create(this.viewer, { settings, memberIds: idsOf(members) })).id;
  }

  async rename(group: ConversationId, name: string): Promise<void> {
    await this.modules.conversations.groups.update(this.viewer, group, { name });
  }

  async add(group: ConversationId, member: DemoPerson): Promise<void> {
    await this.modules.conversations.groupMembers.add(this.viewer, group, [member.viewer.userId]);
  }

  async makeAdmin(group: ConversationId, member: DemoPerson): Promise<void> {
    await this.modules.conversations.groupRoles.setRole(this.viewer, group, member.viewer.userId, 'ADMIN');
  }

  async say(conversationId: ConversationId, body: string, extras: Extras = {}): Promise<MessageAddress> {
    return this.send(conversationId, { kind: 'TEXT', body }, extras);
  }

  async share(conversationId: ConversationId, location: Place): Promise<MessageAddress> {
    return this.send(conversationId, { kind: 'LOCATION', location }, {});
  }

  /** A payload that the app knows how to show, and a text for clients that do not. */
  async sendCustom(conversationId: ConversationId, payload: JsonValue, body: string): Promise<MessageAddress> {
    return this.send(conversationId, { kind: 'CUSTOM', custom: payload, body }, {});
  }

  async edit(address: MessageAddress, body: string): Promise<void> {
    this.clock.pass({ minutes: 1 });
    await this.modules.messages.service.edit(this.viewer, address, body);
  }

  async recall(address: MessageAddress): Promise<void> {
    this.clock.pass({ minutes: 1 });
    await this.modules.messages.service.recall(this.viewer, address);
  }

  private async send(
    conversationId: ConversationId,
    content: { kind: 'TEXT' | 'LOCATION' | 'CUSTOM'; body?: string; location?: Place; custom?: JsonValue },
    { replyTo, mentions = [], clientMessageId = `demo-${++this.messageCount}` }: Extras,
  ): Promise<MessageAddress> {
    this.clock.pass({ minutes: 2 });
    const { seq } = await this.modules.messages.service.send(this.viewer, {
      body: null,
      location: null,
      custom: null,
      ...content,
      conversationId,
      clientMessageId,
      replyToSeq: replyTo?.seq ?? null,
      mentionIds: idsOf(mentions),
    });
    return { conversationId, seq };
  }
}

function idsOf(people: readonly DemoPerson[]): string[] {
  return people.map(({ viewer }) => viewer.userId);
}
