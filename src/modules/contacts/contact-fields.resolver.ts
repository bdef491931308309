import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { NotFound } from '../../kernel/errors.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { User, type UserLoader } from '../users/index.ts';
import { Block, Contact, ContactRequest } from './contact.graphql.ts';

@Resolver(() => Contact)
export class ContactFieldsResolver {
  constructor(private readonly users: UserLoader) {}

  @FieldResolver(() => User, { description: 'Who it is.' })
  user(@Ctx() context: RequestContext, @Root() { stored }: Contact): Promise<User> {
    return load(this.users, context, stored.contactId);
  }
}

@Resolver(() => ContactRequest)
export class ContactRequestFieldsResolver {
  constructor(private readonly users: UserLoader) {}

  @FieldResolver(() => User, { description: 'The other one.' })
  user(@Ctx() context: RequestContext, @Root() { stored }: ContactRequest): Promise<User> {
    return load(this.users, context, stored.otherId);
  }
}

@Resolver(() => Block)
export class BlockFieldsResolver {
  constructor(private readonly users: UserLoader) {}

  @FieldResolver(() => User, { description: 'Who is blocked.' })
  user(@Ctx() context: RequestContext, @Root() { stored }: Block): Promise<User> {
    return load(this.users, context, stored.blockedId);
  }
}

async function load(users: UserLoader, context: RequestContext, id: UserId): Promise<User> {
  const user = await users.load(context, id);
  if (user === null) throw new NotFound('user');
  return user;
}
