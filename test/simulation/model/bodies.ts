import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';
import type { Change } from '../../../src/realtime/index.ts';

/** A message as it stood at its version. */
export interface MessageBody {
  readonly type: 'message';
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly version: number;
  readonly text: string;
  readonly replyToSeq: number | null;
}

/** A conversation as it stood at its version. */
export interface ConversationBody {
  readonly type: 'conversation';
  readonly id: ConversationId;
  readonly version: number;
  readonly lastSeq: number;
  readonly name: string;
  /** Version of the last change of the name. */
  readonly settingsVersion: number;
  readonly memberCount: number;
  /** Whether new members see what was written before. */
  readonly showsHistory: boolean;
}

/** A row of what is one user's own, as it stood at their version. */
export interface OwnBody {
  readonly type: 'own';
  readonly key: string;
  /** Null: it is gone. */
  readonly text: string | null;
}

/** How far somebody has read. */
export interface ReceiptBody {
  readonly type: 'receipt';
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly readSeq: number;
  /** What nobody else may see; null in what everybody gets. */
  readonly secret: string | null;
}

/** What a change shows. The engine never looks at it; the clients do. */
export type Body = MessageBody | ConversationBody | ReceiptBody | OwnBody;

export type ModelChange = Change<Body>;

export function messageChange(body: MessageBody): ModelChange {
  return { version: body.version, messageSeq: body.seq, replyToSeq: body.replyToSeq, leftIds: [], onlyFor: null, body };
}

export function conversationChange(body: ConversationBody, { version, leftIds }: Pick<ModelChange, 'version' | 'leftIds'>): ModelChange {
  return { version, messageSeq: null, replyToSeq: null, leftIds, onlyFor: null, body };
}

export function receiptChange(body: ReceiptBody, version: number): ModelChange {
  const onlyFor = body.secret === null ? null : [body.userId];
  return { version, messageSeq: null, replyToSeq: null, leftIds: [], onlyFor, body };
}
