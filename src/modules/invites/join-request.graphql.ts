import { Field, ObjectType } from 'type-graphql';
import type { JoinRequest as StoredJoinRequest } from '../conversations/index.ts';
import { connectionOf, DateTime } from '../graph/index.ts';

@ObjectType({ simpleResolvers: true, description: 'Somebody who wants to join and waits for an answer.' })
export class JoinRequest {
  constructor(readonly stored: StoredJoinRequest) {
    this.note = stored.note;
    this.createdAt = new Date(stored.createdAt);
  }

  @Field(() => String, { nullable: true, description: 'What they say to it: up to 200 characters.' })
  note: string | null;

  @Field(() => DateTime, { description: 'Since when they wait.' })
  createdAt: Date;
}

export const { Connection: JoinRequestConnection } = connectionOf<JoinRequest>('JoinRequest', () => JoinRequest);
