import type { MemberRole, PermissionLevel } from '../../generated/graphql.ts';

/** Whether what is given to this level is given to who has that role. */
export function permits(level: PermissionLevel, role: MemberRole): boolean {
  return level === 'EVERYONE' || role === 'OWNER' || (level === 'ADMINS' && role === 'ADMIN');
}
