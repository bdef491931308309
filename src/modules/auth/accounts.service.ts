import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import { BadInput, Forbidden } from '../../kernel/errors.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { checkDisplayName, checkUsername, fitLine, isUsername, toLookupName, UsernameTaken } from '../users/index.ts';
import type { Credentials, UsersService } from '../users/index.ts';
import { LoginRefused, NoPassword, PasswordWrong } from './auth.errors.ts';
import type { AuthLimits } from './limits.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { checkNewPassword, isPasswordLength } from './passwords.ts';
import type { SessionsService, SignedIn } from './sessions.service.ts';

export interface Registration {
  readonly username: string;
  readonly password: string;
  readonly displayName?: string | null | undefined;
  readonly deviceName?: string | null | undefined;
}

export interface Login {
  readonly username: string;
  readonly password: string;
  readonly deviceName?: string | null | undefined;
}

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export interface AccountsServiceOptions {
  readonly users: UsersService;
  readonly sessions: SessionsService;
  readonly hasher: PasswordHasher;
  readonly limits: AuthLimits;
  readonly unitOfWork: UnitOfWork;
  readonly registrationOpen: boolean;
}

const deviceNameCharsMax = 100;

/** Accounts with a password: made, signed in to, given another password, deactivated. */
export class AccountsService {
  constructor(private readonly options: AccountsServiceOptions) {}

  /** Makes an account and signs it in. @throws Forbidden, BadInput, UsernameTaken, RateLimited */
  async register({ password, deviceName, ...names }: Registration, address: string): Promise<SignedIn> {
    const { users, sessions, hasher, limits, unitOfWork, registrationOpen } = this.options;
    if (!registrationOpen) throw new Forbidden('Accounts are not made here: ask whoever runs this server.');
    const username = checkUsername(names.username, 'input.username');
    const displayName = checkDisplayName(names.displayName ?? names.username, 'input.displayName');
    checkNewPassword(password, username, 'input.password');
    const attempt = limits.registration(address);
    try {
      // Asked before the dear part; the unique index decides.
      if ((await users.findCredentials(unitOfWork.reader, { username })) !== null) throw new UsernameTaken(username);
      const passwordHash = await hasher.hash(password);
      return await unitOfWork.run(async (tx) => {
        const user = await users.create(tx, { username, displayName, avatarUrl: null, passwordHash, externalId: null });
        return sessions.open(tx, user, toDeviceName(deviceName));
      });
    } catch (error) {
      attempt.forgive();
      throw error;
    }
  }

  /** @throws LoginRefused, the same for an unknown name, a wrong password and a deactivated account; RateLimited */
  async login({ username, password, deviceName }: Login, address: string): Promise<SignedIn> {
    const { users, sessions, unitOfWork } = this.options;
    const name = toLookupName(username);
    // What nobody can be called is looked up under one name that nobody has.
    const credentials = isUsername(name) ? await users.findCredentials(unitOfWork.reader, { username: name }) : null;
    const isRight = await this.guess(name.slice(0, 64), address, password, credentials);
    if (credentials === null || !isRight) throw new LoginRefused();
    return unitOfWork.run(async (tx) => {
      if (!(await this.isStillSo(tx, credentials))) throw new LoginRefused();
      const [user] = await users.requireActive(tx, [credentials.userId]);
      if (user === undefined) throw new LoginRefused();
      return sessions.open(tx, user, toDeviceName(deviceName));
    });
  }

  /** Sets another password and ends all other sessions. @throws BadInput, NoPassword, RateLimited */
  async changePassword(viewer: Viewer, { currentPassword, newPassword }: PasswordChange, address: string): Promise<void> {
    const { users, sessions, hasher, unitOfWork } = this.options;
    const credentials = await this.require(viewer.userId);
    checkNewPassword(newPassword, credentials.username, 'input.newPassword');
    await this.requireRight(credentials, currentPassword, address, 'input.currentPassword');
    if (newPassword === currentPassword)
      throw new BadInput('input.newPassword', 'The new password is the current one; choose another one.');
    const passwordHash = await hasher.hash(newPassword);
    await unitOfWork.run(async (tx) => {
      if (!(await this.isStillSo(tx, credentials))) throw new PasswordWrong('input.currentPassword');
      await users.setPasswordHash(tx, viewer.userId, passwordHash);
      await sessions.endAll(tx, viewer.userId, viewer.sessionId);
    });
  }

  /** Ends the viewer's own account: all sessions end, and nobody signs in to it again. @throws PasswordWrong, NoPassword, RateLimited */
  async deactivate({ userId }: Viewer, password: string, address: string): Promise<void> {
    const { users, sessions, unitOfWork } = this.options;
    const credentials = await this.require(userId);
    await this.requireRight(credentials, password, address, 'password');
    await unitOfWork.run(async (tx) => {
      if (!(await this.isStillSo(tx, credentials))) throw new PasswordWrong('password');
      await users.deactivate(tx, userId);
      await sessions.endAll(tx, userId, null);
    });
  }

  private async require(userId: UserId): Promise<Credentials & { readonly passwordHash: string }> {
    const { users, unitOfWork } = this.options;
    const credentials = await users.findCredentials(unitOfWork.reader, { id: userId });
    if (credentials === null) throw new NoPassword();
    const { passwordHash } = credentials;
    if (passwordHash === null) throw new NoPassword();
    return { ...credentials, passwordHash };
  }

  private async requireRight(credentials: Credentials, password: string, address: string, field: string): Promise<void> {
    if (!(await this.guess(credentials.username, address, password, credentials))) throw new PasswordWrong(field);
  }

  /** Checks a password against the limits and the hash, in the same time whether or not there is such an account. */
  private async guess(username: string, address: string, password: string, credentials: Credentials | null): Promise<boolean> {
    const attempt = this.options.limits.passwordGuess(username, address);
    // A wrong password counts; that no answer was found does not.
    const isRight = await this.verify(password, credentials?.passwordHash ?? null).catch((error: unknown) => {
      attempt.forgive();
      throw error;
    });
    const isAccepted = isRight && credentials?.deactivatedAt === null;
    if (isAccepted) attempt.forgive();
    return isAccepted;
  }

  private async verify(password: string, passwordHash: string | null): Promise<boolean> {
    return isPasswordLength(password) ? this.options.hasher.isRight(password, passwordHash) : this.options.hasher.isRight('', null);
  }

  /** Holds the user's row. Whether what was checked outside of the transaction is still so inside. */
  private async isStillSo(tx: Transaction, { userId, passwordHash }: Credentials): Promise<boolean> {
    const { users } = this.options;
    await users.lock(tx, [userId]);
    const now = await users.findCredentials(tx, { id: userId });
    return now !== null && now.passwordHash === passwordHash && now.deactivatedAt === null;
  }
}

function toDeviceName(text: string | null | undefined): string | null {
  return text == null ? null : fitLine(text, deviceNameCharsMax);
}
