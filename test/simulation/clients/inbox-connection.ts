import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';
import type { LiveEvent, Position, Positions, View } from '../../../src/realtime/index.ts';
import type { Body, ModelChange } from '../model/bodies.ts';
import type { Frame } from '../model/socket.ts';
import type { World } from '../world/world.ts';
import { KnownConversation, readSnapshot } from './known-conversation.ts';
import type { KnownOwn } from './known-own.ts';
import type { Rights } from './rights.ts';

export interface InboxConnectionOptions {
  readonly world: World;
  readonly rights: Rights;
  readonly userId: UserId;
  readonly name: string;
  readonly known: Map<ConversationId, KnownConversation>;
  readonly own: KnownOwn;
  readonly positions: Positions | null;
  readonly userVersion: number | null;
  readonly read: (id: ConversationId) => void;
  readonly readOwn: () => void;
}

/** One run of `inbox`: applies its events to what the client knows, and checks each promise that the stream makes. */
export class InboxConnection {
  isReady = false;
  /** Per conversation, the version that the next event has to exceed. */
  private readonly reached: Map<ConversationId, number>;
  /** Of these more was missed than is replayed. */
  private readonly tooFarBack = new Set<ConversationId>();
  /** The version of the user that the next event has to exceed. */
  private ownReached: number;

  constructor(private readonly options: InboxConnectionOptions) {
    const { world, positions, userVersion } = options;
    this.ownReached = userVersion ?? 0;
    this.reached = new Map(positions);
    for (const [id, version] of positions ?? [])
      if (this.changesSince(id, version).certain > world.limits.replayChangesMax) this.tooFarBack.add(id);
  }

  received(frame: Frame): void {
    if (frame.type !== 'next') return this.fail(`the inbox ended: ${frame.type === 'error' ? frame.error.message : frame.type}`);
    const event = this.options.world.read(frame.payload);
    if (event.type === 'ready') this.ready(event.positions, event.userVersion);
    else if (event.type === 'own') this.ownChange(event);
    else if (event.type === 'own-gap') this.ownGap(event);
    else if (event.type === 'signal') this.fail('the inbox brings a signal');
    else if (event.type === 'gap') this.gap(event);
    else if (event.view === 'left') this.farewell(event.change);
    else this.change(event.change, event.view);
  }

  private change(change: ModelChange, view: View): void {
    const { version, body } = change;
    const id = idOf(body);
    this.options.world.note(this.options.name, () => `gets ${id} v${version}: ${describe(body)}`);
    if (this.options.positions === null && !this.isReady)
      return this.fail(`v${version} of ${id} came before InboxReady, though there were no positions`);
    const wrong = this.options.rights.wrongWithChange(this.options.userId, id, change, view);
    if (wrong !== null) return this.fail(wrong);
    const known = this.options.known.get(id);
    if (known?.isMember !== true) return this.firstWord(change);
    if (!this.advance(id, version)) return;
    known.apply(change);
  }

  private firstWord(change: ModelChange): void {
    const { version, body } = change;
    const id = idOf(body);
    if (body.type !== 'conversation' || !this.options.rights.beginsWith(this.options.userId, id, version))
      return this.fail(`v${version} of ${id} came before its first word`);
    if (!this.advance(id, version)) return;
    const known = new KnownConversation(id, version);
    this.options.known.set(id, known);
    known.apply(change);
    if (!body.showsHistory) return;
    known.beginToRead(null);
    this.options.read(id);
  }

  private farewell(change: ModelChange): void {
    const id = idOf(change.body);
    const known = this.options.known.get(id);
    this.options.world.note(this.options.name, () => `gets the last word of ${id}, v${change.version}`);
    // Who names a conversation that they left is told when they left it once more since.
    const isExpected = known !== undefined && (known.isMember || !this.isReady);
    if (!isExpected) return this.fail(`got a last word of ${id}, of which it knew nothing or had the last word`);
    const wrong = this.options.rights.wrongWithFarewell(this.options.userId, id, change);
    if (wrong !== null) return this.fail(wrong);
    if (this.isAnotherHistory(id, this.reached.get(id) ?? 0, change.version)) this.reached.set(id, change.version);
    else if (!this.advance(id, change.version)) return;
    known.leave(change.version);
  }

  private gap({ conversationId: id, fromVersion, toVersion }: LiveEvent<Body> & { type: 'gap' }): void {
    const known = this.options.known.get(id);
    this.options.world.note(this.options.name, () => `is told of a gap in ${id}, v${fromVersion} to v${toVersion}`);
    const reached = this.reached.get(id) ?? 0;
    if (known === undefined) return this.fail(`a gap in ${id}, which it does not know`);
    if (fromVersion < reached) return this.fail(`a gap in ${id} from v${fromVersion}, but it stood at v${reached}`);
    if (!this.isAnotherHistory(id, reached, toVersion)) {
      if (!known.isMember) return this.fail(`a gap in ${id}, of which it had the last word`);
      if (!this.hasAll(known, fromVersion, 'A gap begins')) return;
      if (this.changesSince(id, fromVersion).possible <= this.options.world.limits.replayChangesMax)
        return this.fail(`a needless gap in ${id}, v${fromVersion} to v${toVersion}`);
    }
    this.tooFarBack.delete(id);
    this.reached.set(id, toVersion);
    known.beginToRead(known.position);
    known.isMember = true;
    known.position = Math.max(known.position, toVersion);
    this.options.read(id);
  }

  /** What is to be told of what happened since: of receipts nobody can say afterwards how many there were to tell at a certain moment. */
  private changesSince(id: ConversationId, version: number): { readonly certain: number; readonly possible: number } {
    const { messages, members } = this.options.world.database.of(id);
    const rows = [...members.values()];
    const versions = new Set([...messages, ...rows].map((row) => row.version).filter((each) => each > version));
    return { certain: versions.size, possible: versions.size + 2 * rows.length };
  }

  /** The position is from an earlier stay, or from a database that is no more. */
  private isAnotherHistory(id: ConversationId, from: number, to: number): boolean {
    const stay = this.options.world.database.staysOf(id, this.options.userId).findLast(({ joinedVersion }) => joinedVersion <= to);
    return from > to || (stay !== undefined && from < stay.joinedVersion);
  }

  private ownChange({ version, body, userId }: LiveEvent<Body> & { type: 'own' }): void {
    this.options.world.note(this.options.name, () => `gets v${version} of its own`);
    if (body.type !== 'own' || userId !== this.options.userId) return this.fail(`got what is not its own: ${JSON.stringify(body)}`);
    if (this.options.userVersion === null && !this.isReady)
      return this.fail(`v${version} of its own came before InboxReady, though it named none`);
    if (version <= this.ownReached) return this.fail(`v${version} of its own came after v${this.ownReached}`);
    this.ownReached = version;
    this.options.own.apply(version, body);
  }

  private ownGap({ fromVersion, toVersion }: LiveEvent<Body> & { type: 'own-gap' }): void {
    this.options.world.note(this.options.name, () => `is told of a gap in its own, v${fromVersion} to v${toVersion}`);
    const isAnotherHistory = fromVersion > toVersion;
    if (fromVersion < this.ownReached) return this.fail(`a gap in its own from v${fromVersion}, but it stood at v${this.ownReached}`);
    if (!isAnotherHistory && toVersion - fromVersion <= this.options.world.limits.replayChangesMax)
      return this.fail(`a needless gap in its own, v${fromVersion} to v${toVersion}`);
    this.ownReached = toVersion;
    this.options.own.beginToRead(toVersion);
    this.options.readOwn();
  }

  private ownReady(userVersion: number): void {
    if (this.options.userVersion === null) {
      this.options.own.beginToRead(userVersion);
      this.options.readOwn();
    } else {
      if (userVersion < this.ownReached) return this.fail(`InboxReady stands at v${userVersion} of its own after v${this.ownReached}`);
      const lack = this.options.own.lacks(this.options.world.database.ownOf(this.options.userId), userVersion);
      if (lack !== null) return this.fail(`InboxReady stands at v${userVersion} of its own, but the client lacks ${lack}`);
      this.options.own.position = userVersion;
    }
    this.ownReached = userVersion;
  }

  private ready(positions: readonly Position[], userVersion: number): void {
    this.options.world.note(
      this.options.name,
      () => `is ready at ${JSON.stringify(Object.fromEntries(positions.map((each) => [each.conversationId, each.version])))}`,
    );
    if (this.isReady) return this.fail('InboxReady came twice');
    for (const id of this.tooFarBack)
      if (this.options.known.get(id)?.isMember === true) return this.fail(`so much of ${id} was replayed instead of a gap`);
    this.isReady = true;
    this.ownReady(userVersion);
    for (const position of positions) this.stand(position);
  }

  private stand({ conversationId: id, version }: Position): void {
    const known = this.options.known.get(id);
    if (this.options.positions === null) {
      this.reached.set(id, version);
      const begun = new KnownConversation(id, version);
      this.options.known.set(id, begun);
      begun.beginToRead(null);
      return this.options.read(id);
    }
    if (known === undefined) return this.fail(`InboxReady names ${id}, of which it has no word yet`);
    if (!known.isMember) return;
    if (!this.hasAll(known, version, 'InboxReady stands')) return;
    known.position = Math.max(known.position, version);
    this.reached.set(id, Math.max(this.reached.get(id) ?? 0, version));
  }

  private hasAll(known: KnownConversation, version: number, what: string): boolean {
    const snapshot = known.reading === null ? readSnapshot(this.options.world.database, this.options.userId, known.id) : null;
    const lack = snapshot === null ? null : known.lacks(snapshot, version);
    if (lack !== null) this.fail(`${what} at v${version} of ${known.id}, but the client lacks ${lack}`);
    return lack === null;
  }

  /** Nothing comes twice, and nothing after what is newer. */
  private advance(id: ConversationId, version: number): boolean {
    const reached = this.reached.get(id) ?? 0;
    if (version <= reached) this.fail(`v${version} of ${id} came after v${reached}`);
    this.reached.set(id, version);
    return version > reached;
  }

  private fail(what: string): void {
    this.options.world.fail(this.options.name, what);
  }
}

function idOf(body: Body): ConversationId {
  if (body.type === 'own') throw new Error('What is one user’s own is in no conversation.');
  return body.type === 'conversation' ? body.id : body.conversationId;
}

function describe(body: Body): string {
  if (body.type === 'message') return `#${body.seq}`;
  if (body.type === 'own') return body.key;
  return body.type === 'receipt' ? `${body.userId} has read #${body.readSeq}` : `the conversation at v${body.version}`;
}
