import { Forbidden } from '../../kernel/errors.ts';
import type { Conversation, Member, MemberRole, PermissionLevel } from './conversation.ts';

/** What each group decides for itself. */
export interface GroupPermissions {
  readonly send: PermissionLevel;
  readonly invite: PermissionLevel;
  readonly editInfo: PermissionLevel;
  readonly pin: PermissionLevel;
  readonly mentionAll: PermissionLevel;
}

/** What is decided the same way in all of them. */
const fixedLevels = {
  moderate: 'ADMINS',
  manageInvites: 'ADMINS',
  revokeOwnInvite: 'EVERYONE',
  announce: 'ADMINS',
  recallAny: 'ADMINS',
  setPermissions: 'OWNER',
  giveRoles: 'OWNER',
  seeMembers: 'EVERYONE',
} as const satisfies Record<string, PermissionLevel>;

/** Everything that not every member may do everywhere. */
export type Action = keyof GroupPermissions | keyof typeof fixedLevels;

export const groupPermissionNames = ['send', 'invite', 'editInfo', 'pin', 'mentionAll'] as const satisfies readonly Action[];

/** Of the two in a direct conversation, each may do as much. */
const directActions: ReadonlySet<Action> = new Set<Action>(['send', 'pin', 'seeMembers']);

const roles: Record<PermissionLevel, readonly MemberRole[]> = {
  OWNER: ['OWNER'],
  ADMINS: ['OWNER', 'ADMIN'],
  EVERYONE: ['OWNER', 'ADMIN', 'MEMBER'],
};

const holders: Record<PermissionLevel, string> = { OWNER: 'its owner', ADMINS: 'its owner and admins', EVERYONE: 'its members' };

const words: Record<Action, string> = {
  send: 'write here',
  invite: 'invite and add people here',
  editInfo: 'change what this shows of itself',
  pin: 'pin messages here',
  mentionAll: 'mention everybody here',
  moderate: 'remove, ban and mute people here',
  manageInvites: 'see the invite links and who wants to join here',
  revokeOwnInvite: 'revoke their own invite links here',
  announce: 'set the announcement here',
  recallAny: 'take back what others wrote here',
  setPermissions: 'say who may do what here',
  giveRoles: 'give roles here',
  seeMembers: 'see who is here',
};

/** The columns that hold a conversation's own table. */
export type PermissionColumns = Pick<Conversation, 'maySend' | 'mayInvite' | 'mayEditInfo' | 'mayPin' | 'mayMentionAll'>;

const columnNames = {
  send: 'maySend',
  invite: 'mayInvite',
  editInfo: 'mayEditInfo',
  pin: 'mayPin',
  mentionAll: 'mayMentionAll',
} as const satisfies Record<keyof GroupPermissions, keyof PermissionColumns>;

export const groupDefaults: PermissionColumns = {
  maySend: 'EVERYONE',
  mayInvite: 'ADMINS',
  mayEditInfo: 'ADMINS',
  mayPin: 'ADMINS',
  mayMentionAll: 'ADMINS',
};

/** Few write, many read, and the readers do not see each other. */
export const channelColumns: PermissionColumns = {
  maySend: 'ADMINS',
  mayInvite: 'ADMINS',
  mayEditInfo: 'ADMINS',
  mayPin: 'ADMINS',
  mayMentionAll: 'ADMINS',
};

export function permissionsOf({ maySend, mayInvite, mayEditInfo, mayPin, mayMentionAll }: PermissionColumns): GroupPermissions {
  return { send: maySend, invite: mayInvite, editInfo: mayEditInfo, pin: mayPin, mentionAll: mayMentionAll };
}

export function toColumns({ send, invite, editInfo, pin, mentionAll }: GroupPermissions): PermissionColumns {
  return { maySend: send, mayInvite: invite, mayEditInfo: editInfo, mayPin: pin, mayMentionAll: mentionAll };
}

/** Somebody in a conversation, as far as rights go. */
export interface Standing {
  readonly conversation: Pick<Conversation, 'kind'> & PermissionColumns;
  readonly member: Pick<Member, 'role'>;
}

export function may(action: Action, { conversation, member }: Standing): boolean {
  if (conversation.kind === 'DIRECT') return directActions.has(action);
  return roles[levelOf(action, conversation)].includes(member.role);
}

/** Why not; null where they may. */
export function refusalOf(action: Action, standing: Standing): Forbidden | null {
  if (may(action, standing)) return null;
  if (standing.conversation.kind === 'DIRECT') return new Forbidden(`Nobody may ${words[action]}.`);
  return new Forbidden(`Only ${holders[levelOf(action, standing.conversation)]} may ${words[action]}.`);
}

/** @throws Forbidden */
export function requireMay(action: Action, standing: Standing): void {
  const refusal = refusalOf(action, standing);
  if (refusal !== null) throw refusal;
}

/** Owners act on everybody, admins on members. @throws Forbidden */
export function requireRank(acting: Pick<Member, 'role'>, target: Pick<Member, 'role'>): void {
  if (acting.role !== 'OWNER' && target.role !== 'MEMBER') throw new Forbidden('Only the owner may do this to an owner or admin.');
}

function levelOf(action: Action, conversation: Standing['conversation']): PermissionLevel {
  if (conversation.kind === 'CHANNEL' && action === 'seeMembers') return 'ADMINS';
  return isOwn(action) ? conversation[columnNames[action]] : fixedLevels[action];
}

function isOwn(action: Action): action is keyof GroupPermissions {
  return action in columnNames;
}
