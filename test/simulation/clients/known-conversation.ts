import type { ConversationBody, MessageBody, ModelChange } from '../model/bodies.ts';
import type { ModelDatabase } from '../model/database.ts';
import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';

/** What a request for a conversation and its history answers. */
export interface Snapshot {
  readonly row: ConversationBody;
  readonly visibleAfterSeq: number;
  readonly messages: readonly MessageBody[];
}

/** Null for somebody who is no member. */
export function readSnapshot(database: ModelDatabase, userId: UserId, id: ConversationId): Snapshot | null {
  const place = database.placeOf(userId, id);
  if (place === null) return null;
  const { row, messages } = database.of(id);
  return { row, visibleAfterSeq: place.visibleAfterSeq, messages: messages.slice(place.visibleAfterSeq) };
}

/** A client's copy of one conversation. */
export class KnownConversation {
  isMember = true;
  row: ConversationBody | null = null;
  /** Set while it is read afresh: what was true before, for the case that this comes to nothing. */
  reading: { readonly fallback: number | null } | null = null;
  private messages = new Map<number, MessageBody>();

  constructor(
    readonly id: ConversationId,
    /** The highest version that the client has seen. */
    public position: number,
  ) {}

  apply({ version, body }: ModelChange): void {
    this.position = Math.max(this.position, version);
    if (body.type === 'message') this.messages.set(body.seq, body);
    else if (this.row === null || body.version >= this.row.version) this.row = body;
  }

  /** The server said that it cannot tell all. What is being read already may be too old. */
  beginToRead(fallback: number | null): void {
    this.reading = { fallback: this.reading === null ? fallback : this.reading.fallback };
  }

  /** What came live meanwhile may be newer than what was read. */
  adopt({ row, visibleAfterSeq, messages }: Snapshot): void {
    const newer = [...this.messages.values()].filter(({ seq }) => seq > visibleAfterSeq);
    this.messages = new Map(messages.map((message) => [message.seq, message]));
    for (const message of newer)
      if (message.version > (this.messages.get(message.seq)?.version ?? 0)) this.messages.set(message.seq, message);
    if (this.row === null || row.version > this.row.version) this.row = row;
    this.reading = null;
  }

  leave(version: number): void {
    this.position = version;
    this.isMember = false;
    this.reading = null;
    this.messages.clear();
  }

  /** A version at or below `through` that the client should have but has not; null if there is none. */
  lacks({ messages }: Pick<Snapshot, 'messages'>, through: number): string | null {
    for (const message of messages)
      if (message.version <= through && (this.messages.get(message.seq)?.version ?? 0) < message.version)
        return `#${message.seq} of ${this.id} at v${message.version}, has ${describe(this.messages.get(message.seq))}`;
    return null;
  }

  /** How the copy differs from the database; null if it does not. */
  differsFrom({ row, visibleAfterSeq, messages }: Snapshot): string | null {
    const lack = this.lacks({ messages }, Number.POSITIVE_INFINITY);
    if (lack !== null) return `lacks ${lack}`;
    for (const { seq, version } of this.messages.values())
      if (seq <= visibleAfterSeq || messages[seq - visibleAfterSeq - 1]?.version !== version)
        return `holds #${seq} of ${this.id} at v${version}, which is not in the database`;
    if (this.row?.name !== row.name) return `holds ${this.id} by the name "${this.row?.name ?? ''}" instead of "${row.name}"`;
    if (this.row.memberCount !== row.memberCount)
      return `counts ${this.row.memberCount} members in ${this.id} instead of ${row.memberCount}`;
    return null;
  }
}

function describe(message: MessageBody | undefined): string {
  return message === undefined ? 'nothing' : `v${message.version}`;
}
