import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import { fromGlobalId } from '../../kernel/ids.ts';
import { BadInput, Forbidden, NotFound } from '../../kernel/errors.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Viewer } from '../users/index.ts';
import type { Authenticator } from './authenticator.ts';
import { Session, toSession } from './session.graphql.ts';
import type { SessionsService } from './sessions.service.ts';

@Resolver(() => Viewer)
export class SessionsResolver {
  constructor(
    private readonly service: SessionsService,
    private readonly authenticator: Authenticator,
  ) {}

  @FieldResolver(() => [Session], {
    description: 'The devices that are signed in, last seen first. Empty for users who sign in through the host app.',
  })
  async sessions(@Ctx() { viewer }: RequestContext): Promise<Session[]> {
    const sessions = await this.service.list(viewer);
    return sessions.map((session) => toSession(session, viewer.sessionId));
  }

  @Mutation(() => Boolean, {
    description:
      'Ends the session that the access token belongs to, its sockets included. False for a token of the host app, which has no session here.',
  })
  async logout(@Ctx() { viewer }: RequestContext): Promise<boolean> {
    return this.service.logout(viewer);
  }

  @Mutation(() => Boolean, { description: "Ends one of the signed-in user's own sessions, its sockets included." })
  async revokeSession(
    @Ctx() { viewer }: RequestContext,
    @Arg('sessionId', () => ID, { description: 'Begins with `s_`.' }) sessionId: string,
  ): Promise<boolean> {
    const id = fromGlobalId('s', sessionId);
    if (id === null) throw new NotFound('session');
    await this.service.revoke(viewer, id);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Over a socket only: puts a fresh access token in the place of the one that the socket was opened with, so that it stays open past the end of that one.',
  })
  async refreshSocket(
    @Ctx() { viewer, socket }: RequestContext,
    @Arg('accessToken', () => String, { description: 'A fresh one of the same user.' }) accessToken: string,
  ): Promise<boolean> {
    if (socket === null)
      throw new BadInput('accessToken', 'This works over a WebSocket only; over HTTP each request brings its own token.');
    const renewed = await this.authenticator.authenticate(accessToken);
    if (renewed === null) throw new BadInput('accessToken', 'The access token is empty.');
    if (renewed.userId !== viewer.userId) throw new Forbidden('The access token is of another user: open a socket of its own for it.');
    socket.renew(renewed);
    return true;
  }
}
