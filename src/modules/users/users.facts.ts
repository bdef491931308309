import type { UserId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import type { Fact } from '../../infra/database/index.ts';
import type { Settings } from './settings.ts';

/** The parts of what is a user's own and shown on their devices only. Each has rows that carry the user's version of their last change. */
export type OwnPart = 'settings' | 'contact' | 'contactRequest' | 'block' | 'membership' | 'star' | 'scheduledMessage';

/** Where one user hears of what concerns nobody else. */
export function userTopic(id: UserId): string {
  return `u:${id}`;
}

/** One row of that part changed, and took this version of the user. */
export function ownChanged(userId: UserId, version: number, part: OwnPart): Fact {
  return { topic: userTopic(userId), payload: { version, part } };
}

/** What a fact of `ownChanged` says; null for another one of that topic. */
export function parseOwnChanged(payload: JsonValue): { readonly version: number; readonly part: string } | null {
  if (typeof payload !== 'object' || payload === null || !('version' in payload) || !('part' in payload)) return null;
  const { version, part } = payload;
  return typeof version === 'number' && typeof part === 'string' ? { version, part } : null;
}

/** Carries what every node that remembers users has to hear. */
export const usersTopic = 'users';

/** Carries changed settings: whoever acts on them does so from then on. */
export const settingsTopic = 'settings';

/** Carries who may see more or less of others, and others of them: they joined or left a conversation, or a contact or a block changed. */
export const relationsTopic = 'relations';

/** The profile of a user changed, or the account was deactivated. */
export function userChanged(userId: UserId): Fact {
  return { topic: usersTopic, payload: { userId } };
}

/** The user named by a fact of `usersTopic`; null for what is none. */
export function parseUserChanged(payload: JsonValue): UserId | null {
  if (typeof payload !== 'object' || payload === null || !('userId' in payload)) return null;
  return typeof payload.userId === 'string' ? payload.userId : null;
}

export interface SettingsChanged {
  readonly userId: UserId;
  readonly settings: Settings;
}

export function settingsChanged(userId: UserId, settings: Settings): Fact {
  return { topic: settingsTopic, payload: { userId, settings: { ...settings } } };
}

/** What a fact of `settingsTopic` says. */
export function parseSettingsChanged(payload: JsonValue): SettingsChanged {
  // Written by a node of ours: see settingsChanged.
  return payload as unknown as SettingsChanged;
}

export function relationsChanged(userIds: readonly UserId[]): Fact {
  return { topic: relationsTopic, payload: userIds };
}

/** The users named by a fact of `relationsTopic`. */
export function parseRelationsChanged(payload: JsonValue): readonly UserId[] {
  return Array.isArray(payload) ? payload.filter((id) => typeof id === 'string') : [];
}
