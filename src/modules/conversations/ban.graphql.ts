import { Field, ObjectType } from 'type-graphql';
import { connectionOf, DateTime } from '../graph/index.ts';
import type { Ban as StoredBan } from './ban.ts';

@ObjectType({ simpleResolvers: true, description: 'Somebody who can neither be added nor join.' })
export class Ban {
  constructor(readonly stored: StoredBan) {
    this.reason = stored.reason;
    this.createdAt = new Date(stored.createdAt);
  }

  @Field(() => String, { nullable: true, description: 'Why, in the words of who banned them: up to 200 characters.' })
  reason: string | null;

  @Field(() => DateTime, { description: 'Since when.' })
  createdAt: Date;
}

export const { Connection: BanConnection } = connectionOf<Ban>('Ban', () => Ban);
