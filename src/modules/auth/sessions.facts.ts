import type { SessionId, UserId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import type { Fact } from '../../infra/database/index.ts';

/** Carries the ends of sessions: whoever holds something on behalf of one lets go of it. */
export const sessionsTopic = 'sessions';

export interface SessionEnded {
  readonly userId: UserId;
  /** Null: all sessions of the user. */
  readonly sessionId: SessionId | null;
  /** The one that goes on when all others end. */
  readonly exceptSessionId: SessionId | null;
}

export function sessionEnded({ userId, sessionId, exceptSessionId }: SessionEnded): Fact {
  return { topic: sessionsTopic, payload: { userId, sessionId, exceptSessionId } };
}

/** Null for what is no fact of `sessionsTopic`. */
export function parseSessionEnded(payload: JsonValue): SessionEnded | null {
  if (typeof payload !== 'object' || payload === null || !('userId' in payload)) return null;
  const { userId, sessionId, exceptSessionId } = payload;
  if (typeof userId !== 'string') return null;
  return { userId, sessionId: textOrNull(sessionId), exceptSessionId: textOrNull(exceptSessionId) };
}

/** Whether it is the end of this session; null stands for a token of the host app, which ends with all the user's sessions only. */
export function isEndOf(ended: SessionEnded, userId: UserId, sessionId: SessionId | null): boolean {
  if (ended.userId !== userId) return false;
  if (ended.sessionId !== null) return ended.sessionId === sessionId;
  return ended.exceptSessionId === null || ended.exceptSessionId !== sessionId;
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
