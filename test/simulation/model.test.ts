import 'reflect-metadata';
import { afterEach, describe, expect, test } from 'vitest';
import type { ConversationId, UserId } from '../../src/kernel/ids.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { Conversation } from '../../src/modules/conversations/index.ts';
import { Message, MessagesRepository } from '../../src/modules/messages/index.ts';
import type { InboxBody } from '../../src/modules/inbox/inbox-change.ts';
import { ReceiptChanged } from '../../src/modules/inbox/inbox.graphql.ts';
import type { Change, Head, Truth } from '../../src/realtime/index.ts';
import { databases } from '../support/open-test-database.ts';
import type { Body } from './model/bodies.ts';
import { ModelTruth } from './model/truth.ts';
import { RealDatabase } from './real-database.ts';
import { calm } from './world/faults.ts';
import { Random } from './world/random.ts';
import { World } from './world/world.ts';

/** What the simulation proves, it proves of its own tables: so they have to answer as the real ones do. */
let opened: RealDatabase | undefined;

afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

const seeds = [1, 2];
const writes = 40;

describe.each(databases)('On %s', (kind) => {
  test.each(seeds)('the model answers as the tables do (seed %i)', async (seed) => {
    const database = await RealDatabase.open(kind, 4);
    opened = database;
    const both = new Both(database, new Random(seed));
    await both.begin();
    const before = await database.truth.versionsOfUsers(database.userIds);
    const modelBefore = await both.model.versionsOfUsers(database.userIds);
    const shift = new Map(database.userIds.map((id) => [id, (before.get(id) ?? 0) - (modelBefore.get(id) ?? 0)]));
    for (let i = 0; i < writes; i++) await both.write();
    const model = await answers(both.model, both.questions(), describeModelBody, (id, version) => version + (shift.get(id) ?? 0));
    expect(await answers(database.truth, both.questions(), describeRealBody, (_, version) => version)).toEqual(model);
  });

  test('who leaves while it is read what a feed missed is told apart', async () => {
    const store = new InterruptedRepository();
    const database = await RealDatabase.open(kind, 2, store);
    opened = database;
    const [owner = '', other = ''] = database.userIds;
    const id = await database.createGroup([owner, other], false);
    const before = { version: 2, lastSeq: 1 };
    await database.send(owner, id, null);
    expect(await database.truth.missed(id, before, 100)).toMatchObject({ head: { version: 3, lastSeq: 2 }, moves: [] });
    store.interruptOnce(() => database.remove(owner, id, other));
    expect(await database.truth.missed(id, before, 100)).toMatchObject({ moves: [{ userId: other, version: 4 }] });
  });
});

/** Lets something happen right after messages were read by seq. */
class InterruptedRepository extends MessagesRepository {
  private interrupt: (() => Promise<void>) | null = null;

  interruptOnce(work: () => Promise<void>): void {
    this.interrupt = work;
  }

  override async range(...args: Parameters<MessagesRepository['range']>): ReturnType<MessagesRepository['range']> {
    const found = await super.range(...args);
    const { interrupt } = this;
    this.interrupt = null;
    await interrupt?.();
    return found;
  }
}

interface Questions {
  readonly userIds: readonly UserId[];
  /** Every state that each conversation has been in. */
  readonly heads: ReadonlyMap<ConversationId, readonly Head[]>;
}

/** Writes the same into both. */
class Both {
  readonly model: ModelTruth;
  private readonly world: World;
  private readonly heads = new Map<ConversationId, Head[]>();
  private readonly admins = new Set<string>();
  private readonly marked = new Set<string>();

  constructor(
    private readonly real: RealDatabase,
    private readonly random: Random,
  ) {
    this.world = new World(1, defaultLimits, { ...calm, readDelayMaxMs: 0 }, false);
    this.model = new ModelTruth(this.world, 'node');
  }

  questions(): Questions {
    return { userIds: this.real.userIds, heads: this.heads };
  }

  async begin(): Promise<void> {
    const { userIds } = this.real;
    for (const showsHistory of [false, true]) {
      const id = await this.real.createGroup(userIds, showsHistory);
      this.world.database.createGroup(id, userIds, showsHistory);
      this.note(id);
    }
    const pair = userIds.slice(0, 2);
    const id = await this.real.openDirect(pair);
    this.world.database.openDirect(id, pair);
    this.note(id);
  }

  async write(): Promise<void> {
    const ids = [...this.heads.keys()];
    const id = ids[this.random.upTo(ids.length - 1)] ?? '';
    const isDirect = id === ids[2];
    const what = this.random.upTo(isDirect ? 2 : 6);
    if (what === 0) await this.send(id);
    else if (what === 1) await this.rewrite(id);
    else if (what === 2) await this.read(id);
    else if (what === 3) await this.rename(id);
    else if (what === 4) await this.promote(id);
    else await this.comeOrGo(id);
    this.note(id);
  }

  private async send(id: ConversationId): Promise<void> {
    const [owner = ''] = this.real.userIds;
    const { lastSeq } = this.world.database.of(id).row;
    const replyToSeq = lastSeq > 0 && this.random.chance(0.3) ? 1 + this.random.upTo(lastSeq - 1) : null;
    await this.real.send(owner, id, replyToSeq);
    this.world.database.send(id, replyToSeq);
  }

  private async rewrite(id: ConversationId): Promise<void> {
    const [owner = ''] = this.real.userIds;
    await this.send(id);
    const { lastSeq } = this.world.database.of(id).row;
    await this.real.rewrite(owner, id, lastSeq);
    this.world.database.rewrite(id, lastSeq);
  }

  private async read(id: ConversationId): Promise<void> {
    // So that there is something to read.
    await this.send(id);
    const { database } = this.world;
    const members = database.membersOf(id);
    const userId = members[this.random.upTo(members.length - 1)] ?? '';
    const what = (['for all', 'for oneself', 'a note'] as const)[this.random.upTo(2)] ?? 'for all';
    const wasMarked = this.marked.delete(`${id} ${userId}`);
    if (what === 'a note') this.marked.add(`${id} ${userId}`);
    await this.real.read(userId, id, what, database.of(id).row.lastSeq);
    database.read(id, userId, what);
    // The mark goes, and nobody else hears of that.
    if (what === 'for all' && wasMarked) database.read(id, userId, 'a note');
  }

  private async rename(id: ConversationId): Promise<void> {
    const [owner = ''] = this.real.userIds;
    await this.real.rename(owner, id);
    this.world.database.rename(id);
  }

  private async promote(id: ConversationId): Promise<void> {
    const [owner = '', ...others] = this.real.userIds;
    const userId = others[this.random.upTo(others.length - 1)] ?? '';
    if (!this.world.database.membersOf(id).includes(userId)) return;
    const key = `${id} ${userId}`;
    const isAdmin = !this.admins.delete(key);
    if (isAdmin) this.admins.add(key);
    await this.real.promote(owner, id, userId, isAdmin);
    this.world.database.promote(id, userId);
  }

  private async comeOrGo(id: ConversationId): Promise<void> {
    const [owner = '', ...others] = this.real.userIds;
    const userId = others[this.random.upTo(others.length - 1)] ?? '';
    if (this.world.database.membersOf(id).includes(userId)) {
      this.admins.delete(`${id} ${userId}`);
      await (this.random.chance(0.5) ? this.real.leave(userId, id) : this.real.remove(owner, id, userId));
      this.world.database.leave(id, userId);
    } else {
      await this.real.add(owner, id, [userId]);
      this.marked.delete(`${id} ${userId}`);
      this.world.database.add(id, [userId]);
    }
  }

  private note(id: ConversationId): void {
    const { version, lastSeq } = this.world.database.of(id).row;
    this.heads.set(id, [...(this.heads.get(id) ?? []), { version, lastSeq }]);
  }
}

/** All that the engine can ask, answered. */
async function answers<B>(
  truth: Truth<B>,
  { userIds, heads }: Questions,
  describeBody: (body: B) => string,
  versionOf: (userId: UserId, version: number) => number,
): Promise<unknown> {
  const show = ({ version, messageSeq, replyToSeq, leftIds, onlyFor, body }: Change<B>): string =>
    JSON.stringify([version, messageSeq, replyToSeq, leftIds, onlyFor, describeBody(body)]);
  const found: unknown[] = [];
  const present = await truth.heads([...heads.keys()]);
  for (const id of heads.keys()) found.push([id, present.get(id)?.version, present.get(id)?.lastSeq]);
  for (const userId of userIds) {
    found.push([userId, versionOf(userId, await truth.versionOfUser(userId))]);
    found.push((await truth.conversationIdsOf(userId)).toSorted());
    found.push((await truth.placesOf(userId)).map((place) => ({ ...place })).toSorted(byConversation));
    for (const [id, states] of heads) {
      const place = await truth.placeOf(userId, id);
      found.push(place, place === null ? null : show(await truth.introduction(place)));
      for (const { version } of states) {
        const farewells = await truth.farewells(userId, [{ conversationId: id, version }]);
        found.push([...farewells].map(([gone, change]) => [gone, change === null ? null : show(change)]));
      }
    }
  }
  for (const [id, states] of heads)
    for (const head of states)
      for (const limit of [2, 1_000]) {
        for (const userId of [null, ...userIds]) {
          const { changes, throughVersion, isLast } = await truth.changesAfter(id, head.version, limit, userId);
          found.push([id, head.version, limit, userId, changes.map(show), throughVersion, isLast]);
          if (userId !== null) found.push(await truth.isMoreThan(limit * 3, id, head.version, userId));
        }
        const missed = await truth.missed(id, head, limit);
        found.push((await truth.messagesAfter(id, head.lastSeq, limit)).map(show));
        found.push(
          missed === null ? null : [missed.head, missed.changes.map(show), missed.newMessages.map(show), missed.moves.toSorted(byUser)],
        );
      }
  return found;
}

function byConversation(a: { readonly conversationId: string }, b: { readonly conversationId: string }): number {
  return a.conversationId < b.conversationId ? -1 : 1;
}

function byUser(a: { readonly userId: string }, b: { readonly userId: string }): number {
  return a.userId < b.userId ? -1 : 1;
}

function describeModelBody(body: Body): string {
  if (body.type === 'message') return `#${body.seq} at v${body.version}`;
  if (body.type === 'receipt') return `u_${body.userId} has read, ${body.secret === null ? 'as told' : 'for themselves'}`;
  if (body.type === 'own') return body.key;
  return `v${body.version} #${body.lastSeq} of ${body.memberCount}`;
}

function describeRealBody(body: InboxBody): string {
  if (body instanceof Message) return `#${body.seq} at v${body.version}`;
  if (body instanceof ReceiptChanged) return `${body.userId} has read, ${body.unreadMark === null ? 'as told' : 'for themselves'}`;
  if (!(body instanceof Conversation)) return body.constructor.name;
  return `v${body.version} #${body.lastSeq} of ${body.memberCount}`;
}
