import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NextUlid } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { ConversationAccess, EntranceAccess, GroupChanges, Joining, JoinRequestsRepository } from '../conversations/index.ts';
import type { UserLoader, UsersService } from '../users/index.ts';
import { InvitationsService } from './invitations.service.ts';
import { InviteLinkEntity } from './invite-link.entity.ts';
import { InviteLinksRepository } from './invite-links.repository.ts';
import { InviteLinksService } from './invite-links.service.ts';
import { InviteLinkFieldsResolver, InvitesResolver } from './invites.resolver.ts';
import { JoinQueue } from './join-queue.ts';
import { JoinRequestFieldsResolver, JoinRequestsResolver } from './join-requests.resolver.ts';
import { JoinRequestsService } from './join-requests.service.ts';

/** Known before there is a connection. */
export const invitesEntities = [InviteLinkEntity] as const;

/** What `inviteLookupsPerUserMax` counts in. */
const lookupWindowMs = 60_000;

export interface InvitesModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly userLoader: UserLoader;
  readonly access: ConversationAccess;
  readonly entrance: EntranceAccess;
  readonly joining: Joining;
  readonly joinRequests: JoinRequestsRepository;
  readonly groupChanges: GroupChanges;
}

export interface InvitesModule {
  readonly resolvers: object[];
}

/** Ways into groups and channels for those who are not in them: links, and requests that an admin answers. */
export function createInvitesModule(deps: InvitesModuleDeps): InvitesModule {
  const { unitOfWork, clock, nextUlid, limits, users, userLoader, access, entrance, joining, joinRequests, groupChanges } = deps;
  const links = new InviteLinksRepository();
  const queue = new JoinQueue({ clock, nextUlid, limits, requests: joinRequests, changes: groupChanges });
  const lookups = new RateLimiter({ max: limits.inviteLookupsPerUserMax, windowMs: lookupWindowMs, now: () => clock.now() });
  const linksService = new InviteLinksService({ unitOfWork, clock, nextUlid, limits, access, links });
  const invitations = new InvitationsService({ unitOfWork, clock, users, entrance, joining, links, queue }, lookups);
  const requests = new JoinRequestsService({ unitOfWork, users, access, joining, requests: joinRequests, changes: groupChanges });
  return {
    resolvers: [
      new InvitesResolver(linksService, invitations, limits.pageSizeMax),
      new InviteLinkFieldsResolver(userLoader),
      new JoinRequestsResolver(requests, limits.pageSizeMax),
      new JoinRequestFieldsResolver(userLoader),
    ],
  };
}
