import { createContext, use } from 'react';
import type { InformationQuery, MemberRole } from '../../generated/graphql.ts';
import { permits } from '../conversations/permits.ts';

type Shown = Exclude<NonNullable<InformationQuery['conversation']>, { __typename: 'DirectConversation' }>;

/** The group or channel whose information is shown, and what the viewer may do with it. */
interface OpenedGroup {
  readonly group: Shown;
  readonly role: MemberRole;
  readonly mayEdit: boolean;
  /** Adding people. */
  readonly mayInvite: boolean;
  /** Rules, members, mutes and bans. */
  readonly mayManage: boolean;
}

export const GroupContext = createContext<OpenedGroup | null>(null);

export function useGroup(): OpenedGroup {
  const opened = use(GroupContext);
  if (opened === null) throw new Error('There is no group around this component.');
  return opened;
}

export function groupOf(group: Shown): OpenedGroup {
  const role = group.viewerMembership?.role ?? 'MEMBER';
  const mayManage = role !== 'MEMBER';
  if (group.__typename === 'Channel') return { group, role, mayManage, mayEdit: mayManage, mayInvite: false };
  const { editInfo, invite } = group.permissions;
  return { group, role, mayManage, mayEdit: permits(editInfo, role), mayInvite: permits(invite, role) };
}
