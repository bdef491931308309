import { Field, ID, ObjectType } from 'type-graphql';
import { toGlobalId, type SessionId } from '../../kernel/ids.ts';
import { DateTime } from '../graph/index.ts';
import type { StoredSession } from './session.ts';

@ObjectType({ simpleResolvers: true, description: 'One device that is signed in.' })
export class Session {
  @Field(() => ID, { description: 'Global id; begins with `s_`.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What the device called itself when it signed in.' })
  deviceName!: string | null;

  @Field(() => DateTime, { description: 'When it signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last seen, to the minute.' })
  lastSeenAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current!: boolean;
}

export function toSession({ id, deviceName, createdAt, lastSeenAt }: StoredSession, currentId: SessionId | null): Session {
  return Object.assign(new Session(), {
    id: toGlobalId('s', id),
    deviceName,
    createdAt: new Date(createdAt),
    lastSeenAt: new Date(lastSeenAt),
    current: id === currentId,
  });
}
