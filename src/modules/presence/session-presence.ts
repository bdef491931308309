import type { BusMessage } from '../../infra/bus/index.ts';
import type { SessionId, UserId } from '../../kernel/ids.ts';
import type { PresenceStatus } from './presence.ts';

/** Carries what users chose over HTTP: the sockets that it is for are at any node. */
export const sessionPresenceTopic = 'session-presence';

export interface SessionPresence {
  readonly userId: UserId;
  /** Null for sessions of the host app. */
  readonly sessionId: SessionId | null;
  readonly status: PresenceStatus;
}

export function sessionPresenceChosen({ userId, sessionId, status }: SessionPresence): BusMessage {
  return { topic: sessionPresenceTopic, payload: { userId, sessionId, status } };
}
