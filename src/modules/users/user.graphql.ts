import { Field, ID, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import { DateTime, Node } from '../graph/index.ts';
import type { StoredUser } from './user.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Somebody with an account, as everybody who is signed in may see them.',
})
export class User extends Node {
  @Field(() => ID, { description: 'Global id; begins with `u_`.' })
  override id!: string;

  @Field(() => String, { description: 'Unique, in lower case, and never changes. Sign in with it.' })
  username!: string;

  @Field(() => String, { description: 'What to call them: 1 to 64 characters.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'Where their picture is: an http or https URL.' })
  avatarUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'What they say about themselves: up to 500 characters.' })
  bio!: string | null;

  @Field(() => DateTime, { description: 'When the account was made.' })
  createdAt!: Date;
}

export function toUser({ id, username, displayName, avatarUrl, bio, createdAt }: StoredUser): User {
  return Object.assign(new User(), { id: toGlobalId('u', id), username, displayName, avatarUrl, bio, createdAt: new Date(createdAt) });
}
