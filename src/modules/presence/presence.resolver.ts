import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { fromGlobalId, type UserId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { subscribedByApp, toId, ViewerDependent, type LiveFields } from '../graph/index.ts';
import { User } from '../users/index.ts';
import { Presence, PresenceStatusEnum } from './presence.graphql.ts';
import type { PresenceService } from './presence.service.ts';
import type { PresenceState, PresenceStatus } from './presence.ts';

@Resolver(() => User)
export class PresenceResolver {
  constructor(private readonly service: PresenceService) {}

  @ViewerDependent()
  @FieldResolver(() => Presence, { description: 'Whether they are there, as far as the viewer may see it: OFFLINE otherwise.' })
  async presence(@Ctx() context: RequestContext, @Root() { id }: User): Promise<Presence> {
    const { viewer } = context;
    const loader = context.once(
      this,
      () => new DataLoader<UserId, PresenceState>(async (ids) => this.service.findMany(viewer, ids), { cache: false }),
    );
    return new Presence(await loader.load(toId('u', 'user', id)));
  }

  @Mutation(() => Presence, {
    description:
      'Says what the viewer is on this device: over a socket for that socket, over HTTP for all sockets of the session. Sockets begin ONLINE. Returns all devices together, as others see them.',
  })
  async setPresence(
    @Ctx() { viewer, socket }: RequestContext,
    @Arg('status', () => PresenceStatusEnum, { description: 'OFFLINE: the device does not count.' }) status: PresenceStatus,
  ): Promise<Presence> {
    return new Presence(await this.service.choose(viewer, status, socket?.identity ?? null));
  }

  @Subscription(() => Presence, {
    ...subscribedByApp,
    description:
      'The current state of each user first, then every change. Of users whom the viewer may not see, nothing comes, as of those who do not exist.',
  })
  presenceChanged(
    @Root() root: { presenceChanged: Presence },
    @Arg('userIds', () => [ID], { description: 'Up to 500; each begins with `u_`.' }) _userIds: string[],
  ): Presence {
    return root.presenceChanged;
  }
}

/** The source behind the subscription field. */
export function presenceLiveFields(service: PresenceService): LiveFields {
  return {
    presenceChanged: ({ viewer }: RequestContext, { userIds }) => service.watch(viewer, toUserIds(userIds)),
  };
}

/** What is no user's id stands for nobody. */
function toUserIds(ids: unknown): Set<UserId> {
  return new Set((Array.isArray(ids) ? ids : []).flatMap((id) => fromGlobalId('u', String(id)) ?? []));
}
