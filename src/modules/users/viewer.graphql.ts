import { ObjectType } from 'type-graphql';
import type { UserId } from '../../kernel/ids.ts';

/** Its fields come from resolvers, each in the module that knows the answer: `@Resolver(() => Viewer)` with `@FieldResolver`. */
@ObjectType({ simpleResolvers: true, description: "The signed-in user's own account: what only they may see." })
export class Viewer {
  constructor(readonly userId: UserId) {}
}
