import type { Document } from './document.ts';
import { BadInput, Unauthenticated } from './errors.ts';
import {
  LoginDocument,
  LogoutDocument,
  RefreshTokensDocument,
  RegisterDocument,
  type LoginInput,
  type RegisterInput,
  type TokensFragment,
} from './generated/graphql.ts';
import { post, type HttpOptions } from './http.ts';
import { Cell, type Observable } from './observable.ts';
import { toStored, type StoredSession, type Tokens } from './tokens.ts';

/** Gives a token of the host app’s; `refused` is the one that the server did not take any more. */
export type GetToken = (refused: string | null) => Promise<string>;

/** Who is signed in: gets tokens, renews them before they end, and asks the server in their name. */
export class Session {
  private readonly tokens = new Cell<StoredSession | null>(null);
  private renewal: Promise<string> | null = null;
  private hostToken: string | null = null;

  constructor(
    private readonly http: HttpOptions,
    private readonly getToken: GetToken | null,
    private readonly onChange: (session: StoredSession | null) => void,
  ) {}

  /** Null when nobody is signed in, and with tokens of the host app’s. */
  get current(): Observable<StoredSession | null> {
    return this.tokens;
  }

  get isSignedIn(): boolean {
    return this.getToken !== null || this.tokens.get() !== null;
  }

  /** Milliseconds until a fresh token is due; null where the host app knows that. */
  get renewInMs(): number | null {
    const tokens = this.tokens.get();
    return tokens === null ? null : Math.max(0, tokens.renewAt - Date.now());
  }

  /** What was stored, or comes from elsewhere. */
  adopt(tokens: StoredSession | Tokens): void {
    this.keep('renewAt' in tokens ? tokens : toStored(tokens, Date.now()));
  }

  async login(input: LoginInput): Promise<string> {
    return this.signIn((await post(this.http, LoginDocument, { input }, null)).login);
  }

  async register(input: RegisterInput): Promise<string> {
    return this.signIn((await post(this.http, RegisterDocument, { input }, null)).register);
  }

  /** The server forgets the session if it can be reached; this device does in any case. */
  async logout(): Promise<void> {
    const accessToken = this.tokens.get()?.accessToken;
    this.keep(null);
    if (accessToken !== undefined) await post(this.http, LogoutDocument, {}, accessToken).catch(() => undefined);
  }

  /**
   * A token that is good for a while; whoever names the one that was refused gets another one. All who ask at once wait for one renewal.
   * @throws Unauthenticated when a person has to sign in again, Unreachable
   */
  async accessToken(refused: string | null = null): Promise<string> {
    const tokens = this.tokens.get();
    if (this.getToken === null && tokens === null) throw new Unauthenticated('UNAUTHENTICATED', 'Nobody is signed in.');
    const have = tokens?.accessToken ?? this.hostToken;
    const isDue = this.getToken === null ? this.renewInMs === 0 : refused !== null;
    if (have !== null && have !== refused && !isDue) return have;
    this.renewal ??= this.renew(refused).finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  /** A fresh token for each new socket where the host app makes them, because it alone knows when they end. */
  async tokenForSocket(refused: string | null): Promise<string> {
    if (this.getToken !== null && refused === null) this.hostToken = null;
    return this.accessToken(refused);
  }

  /** One request in the name of who is signed in. @throws TokenImError */
  async request<Data, Variables>(document: Document<Data, Variables>, variables: Variables): Promise<Data> {
    const token = await this.accessToken();
    try {
      return await post(this.http, document, variables, token);
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      // It ended on the way, or by another clock than ours: once more with another one.
      return post(this.http, document, variables, await this.accessToken(token));
    }
  }

  private async renew(refused: string | null): Promise<string> {
    if (this.getToken !== null) {
      this.hostToken = await this.getToken(refused);
      return this.hostToken;
    }
    const before = this.tokens.get();
    try {
      const { refreshTokens } = await post(this.http, RefreshTokensDocument, { refreshToken: before?.refreshToken ?? '' }, null);
      // Somebody signed out or in meanwhile.
      if (this.tokens.get() !== before) throw new Unauthenticated('UNAUTHENTICATED', 'The session has ended.');
      this.keep(toStored(refreshTokens, Date.now()));
      return refreshTokens.accessToken;
    } catch (error) {
      if (!(error instanceof Unauthenticated || error instanceof BadInput)) throw error;
      if (this.tokens.get() === before) this.keep(null);
      throw new Unauthenticated('UNAUTHENTICATED', error.message);
    }
  }

  private signIn(payload: TokensFragment): string {
    this.keep(toStored(payload, Date.now()));
    return payload.user.id;
  }

  private keep(tokens: StoredSession | null): void {
    this.tokens.set(tokens);
    this.onChange(tokens);
  }
}
