import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { fromGlobalId } from '../../kernel/ids.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { UpdateProfileInput } from './update-profile.graphql.ts';
import type { UserLoader } from './user-loader.ts';
import type { UserAccess } from './users.access.ts';
import { toUser, User } from './user.graphql.ts';
import type { UsersService } from './users.service.ts';
import { Viewer } from './viewer.graphql.ts';

@Resolver(() => Viewer)
export class UsersResolver {
  constructor(
    private readonly users: UsersService,
    private readonly loader: UserLoader,
    private readonly access: UserAccess,
  ) {}

  @Query(() => Viewer, { description: "The signed-in user's own account." })
  viewer(@Ctx() { viewer }: RequestContext): Viewer {
    return new Viewer(viewer.userId);
  }

  @FieldResolver(() => User, { description: 'The signed-in user, as others see them.' })
  async user(@Ctx() context: RequestContext, @Root() { userId }: Viewer): Promise<User> {
    const user = await this.loader.load(context, userId);
    if (user === null) throw new NotFound('user');
    return user;
  }

  @Query(() => User, {
    name: 'user',
    nullable: true,
    description: 'The public profile of one user; null when there is none with this id, or none that the viewer may find.',
  })
  async userById(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Begins with `u_`.' }) id: string,
  ): Promise<User | null> {
    // Refuses who is not signed in, whatever the id.
    void context.viewer;
    const userId = fromGlobalId('u', id);
    return userId === null ? null : this.access.find(context, userId);
  }

  @Mutation(() => User, { description: "Changes the signed-in user's own profile and returns it as it is now." })
  async updateProfile(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => UpdateProfileInput, { description: 'What to change.' }) input: UpdateProfileInput,
  ): Promise<User> {
    return toUser(await this.users.updateProfile(viewer, input));
  }
}
