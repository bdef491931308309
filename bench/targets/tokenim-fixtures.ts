import { randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { BenchDatabase, Row } from './database.ts';

/** Somebody who can sign in at once. */
export interface BenchUser {
  readonly id: string;
  readonly token: string;
  readonly displayName: string;
}

interface Templates {
  readonly user: Row;
  readonly session: Row;
  readonly conversation: Row;
  readonly member: Row;
}

const tokenSeconds = 86_400;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Thousands of users and members by SQL, because a password takes an argon2 hash each. The rows are copies of rows that the API itself
 * has made, so that they have whatever columns the tables have today.
 */
export class TokenImFixtures {
  private made = 0;
  private templates: Templates | null = null;

  constructor(
    private readonly database: BenchDatabase,
    private readonly secret: string,
    private readonly url: string,
  ) {}

  async users(count: number): Promise<BenchUser[]> {
    const { user, session } = await this.load();
    const users = Array.from({ length: count }, () => ({ id: ulid(), sessionId: ulid(), number: ++this.made }));
    await this.database.insert(
      'users',
      users.map(({ id, number }) => ({ ...user, id, username: `reader-${number}`, display_name: `Reader ${number}`, external_id: null })),
    );
    await this.database.insert(
      'sessions',
      users.map(({ id, sessionId }) => ({ ...session, user_id: id, id: sessionId, refresh_hash: randomBytes(32).toString('hex') })),
    );
    return users.map(({ id, sessionId, number }) => ({ id, token: this.token(id, sessionId), displayName: `Reader ${number}` }));
  }

  /** Groups without messages. Returns their ids. */
  async groups(memberships: readonly (readonly BenchUser[])[]): Promise<string[]> {
    const { conversation, member } = await this.load();
    const groups = memberships.map((members) => ({ id: ulid(), members }));
    await this.database.insert(
      'conversations',
      groups.map(({ id, members }) => ({
        ...conversation,
        id,
        last_seq: 0,
        version: 1,
        indexed_version: 1,
        settings_version: 1,
        member_count: members.length,
      })),
    );
    await this.database.insert(
      'members',
      groups.flatMap(({ id, members }) =>
        members.map((user, i) => ({
          ...member,
          conversation_id: id,
          user_id: user.id,
          role: i === 0 ? 'OWNER' : 'MEMBER',
          joined_seq: 0,
          joined_version: 1,
          visible_after_seq: 0,
          last_sent_seq: 0,
          read_seq: 0,
          version: 1,
        })),
      ),
    );
    return groups.map(({ id }) => id);
  }

  private token(userId: string, sessionId: string): string {
    const iat = Math.floor(Date.now() / 1_000);
    const claims = { sub: userId, sid: sessionId, iss: 'tokenim', aud: 'tokenim', iat, exp: iat + tokenSeconds };
    return jwt.sign(claims, this.secret, { algorithm: 'HS256' });
  }

  private async load(): Promise<Templates> {
    if (this.templates !== null) return this.templates;
    const input = `{ username: "template", password: "correct horse battery", displayName: "Template" }`;
    const token = /"accessToken":"([^"]+)"/.exec(await this.post(`mutation { register(input: ${input}) { accessToken } }`, null))?.[1];
    if (token === undefined) throw new Error('The first user could not be registered.');
    await this.post('mutation { createGroup(input: { name: "Template", memberIds: [] }) { id } }', token);
    const one = async (table: string): Promise<Row> => {
      const [row] = await this.database.select(`SELECT * FROM ${table} LIMIT 1`);
      if (row === undefined) throw new Error(`The API has made no row in ${table}.`);
      return row;
    };
    // Generated: the database does not take a value for it.
    const { is_behind: _, ...conversation } = await one('conversations');
    this.templates = {
      user: await one('users'),
      session: await one('sessions'),
      conversation,
      member: await one('members'),
    };
    return this.templates;
  }

  private async post(query: string, token: string | null): Promise<string> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    if (!response.ok || text.includes('"errors":')) throw new Error(`The API answered ${text}`);
    return text;
  }
}

function ulid(): string {
  let time = '';
  for (let rest = Date.now(), i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = alphabet.charAt(rest % 32) + time;
  return time + Array.from(randomBytes(16), (byte) => alphabet.charAt(byte & 31)).join('');
}
