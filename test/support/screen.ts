import type { MessageFieldsFragment, PositionInput } from './generated/graphql.ts';
import type { InboxEvent } from './person.ts';

/** What a front end keeps of an inbox, and what it would stumble over. */
export class Screen {
  /** What should not have happened: one sentence each. */
  readonly problems: string[] = [];
  private readonly messages = new Map<string, Map<number, MessageFieldsFragment>>();
  private readonly versions: Map<string, number>;

  /** Where it resumes from, if it does. */
  constructor(positions: readonly PositionInput[] = []) {
    this.versions = new Map(positions.map(({ conversationId, version }) => [conversationId, version]));
  }

  /** Where to resume from. */
  get positions(): PositionInput[] {
    return [...this.versions].map(([conversationId, version]) => ({ conversationId, version }));
  }

  take(event: InboxEvent): void {
    switch (event.__typename) {
      case 'InboxReady':
        for (const { conversationId, version } of event.positions) {
          if (version < this.versionOf(conversationId)) this.problems.push(`InboxReady goes back to version ${version}.`);
          this.versions.set(conversationId, version);
        }
        return;
      // Of conversations only.
      case 'ViewerChanged':
      case 'ViewerGap':
        return;
      case 'InboxGap':
        this.problems.push(`A gap from ${event.fromVersion} to ${event.toVersion}.`);
        this.versions.set(event.conversationId, event.toVersion);
        return;
      case 'ConversationChanged':
        this.advance(event.conversation.id, event.version, 'The conversation');
        if (!event.viewerIsMember) this.versions.delete(event.conversation.id);
        return;
      case 'ReceiptChanged':
        return this.advance(event.conversationId, event.version, 'A receipt');
      case 'MessageChanged': {
        const { conversationId, version, seq } = event.message;
        this.advance(conversationId, version, `Message ${seq}`);
        const known = this.messages.get(conversationId) ?? new Map<number, MessageFieldsFragment>();
        this.messages.set(conversationId, known.set(seq, event.message));
      }
    }
  }

  /** In seq order. */
  shown(conversationId: string): MessageFieldsFragment[] {
    return [...(this.messages.get(conversationId)?.values() ?? [])].toSorted((a, b) => a.seq - b.seq);
  }

  private versionOf(conversationId: string): number {
    return this.versions.get(conversationId) ?? 0;
  }

  private advance(conversationId: string, version: number, what: string): void {
    if (version <= this.versionOf(conversationId))
      this.problems.push(`${what} came at version ${version} after ${this.versionOf(conversationId)}.`);
    this.versions.set(conversationId, version);
  }
}
