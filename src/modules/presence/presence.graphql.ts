import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import { DateTime } from '../graph/index.ts';
import type { PresenceState, PresenceStatus } from './presence.ts';

export const PresenceStatusEnum = { ONLINE: 'ONLINE', AWAY: 'AWAY', OFFLINE: 'OFFLINE' } as const satisfies Record<
  PresenceStatus,
  PresenceStatus
>;

registerEnumType(PresenceStatusEnum, {
  name: 'PresenceStatus',
  description: 'Whether somebody is there.',
  valuesConfig: {
    ONLINE: { description: 'On at least one device.' },
    AWAY: { description: 'Connected, and on no device ONLINE.' },
    OFFLINE: { description: 'Not connected, or not to be seen by the viewer.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Whether somebody is there, as the viewer may see it.' })
export class Presence {
  constructor({ userId, status, lastSeenAt }: PresenceState) {
    this.userId = toGlobalId('u', userId);
    this.status = status;
    this.lastSeenAt = lastSeenAt === null ? null : new Date(lastSeenAt);
  }

  @Field(() => ID, { description: 'Whose it is.' })
  userId: string;

  @Field(() => PresenceStatusEnum, { description: 'All devices together. OFFLINE for whom the viewer shares no conversation with.' })
  status: PresenceStatus;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they went OFFLINE, to the second. Null while they are there, and where they do not show it to the viewer.',
  })
  lastSeenAt: Date | null;
}
