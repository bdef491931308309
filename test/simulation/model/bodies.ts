import type { ConversationId } from '../../../src/kernel/ids.ts';
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

/** What a change shows. The engine never looks at it; the clients do. */
export type Body = MessageBody | ConversationBody;

export type ModelChange = Change<Body>;

export function messageChange(body: MessageBody): ModelChange {
  return { version: body.version, messageSeq: body.seq, replyToSeq: body.replyToSeq, leftIds: [], body };
}

export function conversationChange(body: ConversationBody, { version, leftIds }: Pick<ModelChange, 'version' | 'leftIds'>): ModelChange {
  return { version, messageSeq: null, replyToSeq: null, leftIds, body };
}
