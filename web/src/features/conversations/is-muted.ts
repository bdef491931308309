import type { MembershipFragment } from '../../generated/graphql.ts';

export function isMuted(membership: Pick<MembershipFragment, 'mutedUntil'> | null, now = Date.now()): boolean {
  return membership?.mutedUntil != null && Date.parse(membership.mutedUntil) > now;
}
