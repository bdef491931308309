import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toUser } from '../users/index.ts';
import type { AccountsService } from './accounts.service.ts';
import { AuthPayload, ChangePasswordInput, LoginInput, RegisterInput } from './auth.graphql.ts';
import type { SessionsService, SignedIn } from './sessions.service.ts';

@Resolver()
export class AuthResolver {
  constructor(
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
  ) {}

  @Mutation(() => AuthPayload, { description: 'Makes an account and signs it in.' })
  async register(
    @Ctx() { address }: RequestContext,
    @Arg('input', () => RegisterInput, { description: 'The new account.' }) input: RegisterInput,
  ): Promise<AuthPayload> {
    return toAuthPayload(await this.accounts.register(input, address));
  }

  @Mutation(() => AuthPayload, { description: 'Signs in on one more device. Says the same for an unknown name and for a wrong password.' })
  async login(
    @Ctx() { address }: RequestContext,
    @Arg('input', () => LoginInput, { description: 'What to sign in with.' }) input: LoginInput,
  ): Promise<AuthPayload> {
    return toAuthPayload(await this.accounts.login(input, address));
  }

  @Mutation(() => AuthPayload, {
    description:
      'New tokens for a refresh token. It may be tried again with the same token for 60 s, as long as the new one was not used; after that, a token that comes a second time ends the session, because somebody has a copy of it.',
  })
  async refreshTokens(
    @Arg('refreshToken', () => String, { description: 'The newest one of the session.' }) refreshToken: string,
  ): Promise<AuthPayload> {
    return toAuthPayload(await this.sessions.refresh(refreshToken));
  }

  @Mutation(() => Boolean, { description: 'Sets another password and ends all other sessions; this one goes on.' })
  async changePassword(
    @Ctx() { viewer, address }: RequestContext,
    @Arg('input', () => ChangePasswordInput, { description: 'Both passwords.' }) input: ChangePasswordInput,
  ): Promise<boolean> {
    await this.accounts.changePassword(viewer, input, address);
    return true;
  }

  @Mutation(() => Boolean, {
    description: "Deactivates the signed-in user's own account: all sessions end, and nobody can sign in to it again. What it wrote stays.",
  })
  async deactivateAccount(
    @Ctx() { viewer, address }: RequestContext,
    @Arg('password', () => String, { description: 'The password of the account.' }) password: string,
  ): Promise<boolean> {
    await this.accounts.deactivate(viewer, password, address);
    return true;
  }
}

function toAuthPayload({ accessToken, refreshToken, expiresAtMs, user }: SignedIn): AuthPayload {
  return { accessToken, refreshToken, expiresAt: new Date(expiresAtMs), user: toUser(user) };
}
