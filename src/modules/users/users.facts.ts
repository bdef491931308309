import type { UserId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import type { Fact } from '../../infra/database/index.ts';
import type { Settings } from './settings.ts';

/** Carries what every node that remembers users has to hear. */
export const usersTopic = 'users';

/** Carries changed settings: whoever acts on them does so from then on. */
const settingsTopic = 'settings';

/** The profile of a user changed, or the account was deactivated. */
export function userChanged(userId: UserId): Fact {
  return { topic: usersTopic, payload: { userId } };
}

/** The user named by a fact of `usersTopic`; null for what is none. */
export function parseUserChanged(payload: JsonValue): UserId | null {
  if (typeof payload !== 'object' || payload === null || !('userId' in payload)) return null;
  return typeof payload.userId === 'string' ? payload.userId : null;
}

export function settingsChanged(userId: UserId, settings: Settings): Fact {
  return { topic: settingsTopic, payload: { userId, settings: { ...settings } } };
}
