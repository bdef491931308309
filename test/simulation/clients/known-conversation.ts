import type { ConversationBody, MessageBody, ModelChange, ReceiptBody } from '../model/bodies.ts';
import type { MemberRow, ModelDatabase } from '../model/database.ts';
import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';

/** What a request for a conversation and its history answers. */
export interface Snapshot {
  readonly row: ConversationBody;
  readonly visibleAfterSeq: number;
  readonly messages: readonly MessageBody[];
  /** What everybody may see of the members' receipts; older ones a client may learn with the members, if it wants to know. */
  readonly receipts: readonly Receipt[];
  readonly own: Receipt;
}

interface Receipt {
  readonly userId: UserId;
  readonly readSeq: number;
  readonly secret: string | null;
  readonly version: number;
}

/** Null for somebody who is no member. */
export function readSnapshot(database: ModelDatabase, userId: UserId, id: ConversationId): Snapshot | null {
  const place = database.placeOf(userId, id);
  if (place === null) return null;
  const { row, messages, members } = database.of(id);
  const present = [...members.values()].filter(({ leftAs }) => leftAs === null);
  const receipts = present.filter(({ receiptVersion }) => receiptVersion > place.joinedVersion).map(sharedReceipt);
  const own = present.filter((member) => member.userId === userId).map(ownReceipt)[0];
  if (own === undefined) throw new Error(`${userId} has no row in ${id}.`);
  return { row, visibleAfterSeq: place.visibleAfterSeq, messages: messages.slice(place.visibleAfterSeq), receipts, own };
}

function sharedReceipt({ userId, readSeq, receiptVersion }: MemberRow): Receipt {
  return { userId, readSeq, secret: null, version: receiptVersion };
}

function ownReceipt({ userId, readSeq, secret, ownVersion }: MemberRow): Receipt {
  return { userId, readSeq, secret, version: ownVersion };
}

/** A client's copy of one conversation. */
export class KnownConversation {
  isMember = true;
  row: ConversationBody | null = null;
  /** Set while it is read afresh: what was true before, for the case that this comes to nothing. */
  reading: { readonly fallback: number | null } | null = null;
  private messages = new Map<number, MessageBody>();
  private readonly receipts = new Map<UserId, Receipt>();
  private own: Receipt | null = null;

  constructor(
    readonly id: ConversationId,
    /** The highest version that the client has seen. */
    public position: number,
  ) {}

  apply({ version, body }: ModelChange): void {
    this.position = Math.max(this.position, version);
    if (body.type === 'message') this.messages.set(body.seq, body);
    else if (body.type === 'receipt') this.takeReceipt(body, version);
    else if (body.type === 'conversation' && (this.row === null || body.version >= this.row.version)) this.row = body;
  }

  /** The server said that it cannot tell all. What is being read already may be too old. */
  beginToRead(fallback: number | null): void {
    this.reading = { fallback: this.reading === null ? fallback : this.reading.fallback };
  }

  /** What came live meanwhile may be newer than what was read. */
  adopt({ row, visibleAfterSeq, messages, receipts, own }: Snapshot): void {
    for (const receipt of [...receipts, own]) this.takeReceipt(receipt, receipt.version);
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
    this.receipts.clear();
    this.own = null;
  }

  private takeReceipt({ userId, readSeq, secret }: Pick<ReceiptBody, 'userId' | 'readSeq' | 'secret'>, version: number): void {
    const known = secret === null ? this.receipts.get(userId) : this.own;
    if (version <= (known?.version ?? 0)) return;
    if (secret === null) this.receipts.set(userId, { userId, readSeq, secret, version });
    else this.own = { userId, readSeq, secret, version };
  }

  /** A version at or below `through` that the client should have but has not; null if there is none. */
  lacks({ messages, receipts, own }: Pick<Snapshot, 'messages' | 'receipts' | 'own'>, through: number): string | null {
    for (const message of messages)
      if (message.version <= through && (this.messages.get(message.seq)?.version ?? 0) < message.version)
        return `#${message.seq} of ${this.id} at v${message.version}, has ${describe(this.messages.get(message.seq))}`;
    for (const receipt of receipts)
      if (receipt.version <= through && (this.receipts.get(receipt.userId)?.version ?? 0) < receipt.version)
        return `the receipt of ${receipt.userId} in ${this.id} at v${receipt.version}`;
    if (own.version > 0 && own.version <= through && (this.own?.version ?? 0) < own.version)
      return `its own receipt in ${this.id} at v${own.version}`;
    return null;
  }

  /** How the copy differs from the database; null if it does not. */
  differsFrom({ row, visibleAfterSeq, messages, receipts, own }: Snapshot): string | null {
    const lack = this.lacks({ messages, receipts, own }, Number.POSITIVE_INFINITY);
    if (lack !== null) return `lacks ${lack}`;
    for (const { userId, readSeq } of receipts)
      if (this.receipts.get(userId)?.readSeq !== readSeq) return `does not know how far ${userId} has read in ${this.id}`;
    if (own.version > 0 && this.own?.secret !== own.secret) return `holds something else as its own in ${this.id}`;
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
