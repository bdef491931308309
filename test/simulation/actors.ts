import type { ConversationId, UserId } from '../../src/kernel/ids.ts';
import type { InboxClient } from './clients/inbox-client.ts';
import type { MessageClient } from './clients/message-client.ts';
import type { ModelBus } from './model/bus.ts';
import type { Fact } from './model/database.ts';
import type { ModelNode } from './model/node.ts';
import { ownParts } from './model/truth.ts';
import type { Command } from './scenario.ts';
import type { World } from './world/world.ts';

export interface Cast {
  readonly world: World;
  readonly bus: ModelBus;
  readonly nodes: readonly ModelNode[];
  readonly everyone: readonly UserId[];
  readonly inboxes: readonly InboxClient[];
  readonly readers: readonly MessageClient[];
  readonly compares: boolean;
}

type CommandTo<Name extends Command['do']> = Extract<Command, { readonly do: Name }>;

/** Does what a scenario says. */
export class Actors {
  private commits = 0;

  constructor(private readonly cast: Cast) {}

  /** Two groups with everybody in them: one shows new members what was before, one does not. All devices come online. */
  begin(): void {
    const { everyone, inboxes, readers } = this.cast;
    this.group(everyone, false);
    this.group(everyone, true);
    for (const inbox of inboxes) inbox.connect();
    for (const [i, reader] of readers.entries()) reader.follow(`c${i % 2}`, true);
  }

  act(command: Command): void {
    switch (command.do) {
      case 'group':
        return this.group(
          this.cast.everyone.filter((_, i) => (command.users >> i) % 2 === 1),
          command.showsHistory,
        );
      case 'direct':
        return this.direct(pick(this.cast.everyone, command.user), pick(this.cast.everyone, command.other));
      case 'own':
        return this.own(command);
      case 'partition':
        return this.partition(command);
      case 'outage':
        return this.outage(command);
      case 'cut':
      case 'stall':
      case 'follow':
        return this.client(command);
      default:
        return this.change(command);
    }
  }

  private group(members: readonly UserId[], showsHistory: boolean): void {
    if (members.length === 0) return;
    const id = this.nextId();
    this.commit(`${members.join(', ')} form ${id}`, () => this.database.createGroup(id, members, showsHistory));
  }

  private direct(user: UserId | undefined, other: UserId | undefined): void {
    if (user === undefined || other === undefined || user === other) return;
    const id = this.nextId();
    this.commit(`${user} opens ${id} with ${other}`, () => this.database.openDirect(id, [user, other]));
  }

  private own({ user, key, goes }: CommandTo<'own'>): void {
    const userId = pick(this.cast.everyone, user);
    const part = pick(ownParts, key);
    if (userId === undefined || part === undefined) return;
    this.commit(`${userId} changes ${part}${key}`, () => this.database.writeOwn(userId, `${part}${key}`, goes));
  }

  private change(command: CommandTo<'send' | 'rewrite' | 'read' | 'rename' | 'promote' | 'add' | 'remove' | 'rejoin'>): void {
    const { database } = this;
    const id = pick([...database.conversations.keys()], command.at);
    if (id === undefined) return;
    const { lastSeq } = database.of(id).row;
    if (command.do === 'send') return this.send(id, command);
    if (command.do === 'rewrite') {
      if (lastSeq > 0)
        this.commit(`#${(command.message % lastSeq) + 1} of ${id} is edited`, () => database.rewrite(id, (command.message % lastSeq) + 1));
      return;
    }
    if (command.do === 'rename') return this.commit(`${id} is renamed`, () => database.rename(id));
    const userId = pick(this.cast.everyone, command.user);
    if (userId === undefined) return;
    if (command.do === 'add') return this.commit(`${userId} is added to ${id}`, () => database.add(id, [userId]));
    if (!database.membersOf(id).includes(userId)) return;
    if (command.do === 'read') {
      const { what } = command;
      return this.commit(`${userId} reads ${id} ${what}`, () => database.read(id, userId, what));
    }
    if (command.do === 'promote') return this.commit(`${userId} is promoted in ${id}`, () => database.promote(id, userId));
    this.commit(`${userId} leaves ${id}`, () => database.leave(id, userId));
    if (command.do === 'rejoin')
      this.cast.world.time.after(command.outForMs, () => this.commit(`${userId} comes back to ${id}`, () => database.add(id, [userId])));
  }

  private send(id: ConversationId, { count, replyTo }: CommandTo<'send'>): void {
    const { lastSeq } = this.database.of(id).row;
    if (this.database.membersOf(id).length === 0) return;
    const replyToSeq = replyTo === null || lastSeq === 0 ? null : (replyTo % lastSeq) + 1;
    this.commit(`${count} messages are sent to ${id}`, () =>
      Array.from({ length: count }, () => this.database.send(id, replyToSeq)).flat(),
    );
  }

  private partition({ node, forMs }: CommandTo<'partition' | 'outage'>): void {
    const found = pick(this.cast.nodes, node);
    // What is lost meanwhile is found by comparing.
    if (!this.cast.compares) return;
    this.cast.world.note(found?.name ?? '', () => `is cut from the bus for ${forMs} ms`);
    found?.wire.goAway(forMs);
  }

  private outage({ node, forMs }: CommandTo<'partition' | 'outage'>): void {
    const found = pick(this.cast.nodes, node);
    this.cast.world.note(found?.name ?? '', () => `is cut from the database for ${forMs} ms`);
    found?.truth.goAway(forMs);
  }

  private client(command: CommandTo<'cut' | 'stall' | 'follow'>): void {
    const { inboxes, readers } = this.cast;
    const reader = pick(readers, command.client);
    if (command.do === 'follow') {
      const id = pick([...this.database.conversations.keys()], command.at);
      if (id !== undefined) reader?.follow(id, command.forgets);
      return;
    }
    const client = pick([...inboxes, ...readers], command.client);
    if (command.do === 'cut') client?.cut(command.forMs, command.comesBack);
    else client?.stall(command.forMs, command.frameMs);
  }

  /** At a node of chance, which tells the others. */
  private commit(what: string, write: () => readonly Fact[]): void {
    const { world, bus, nodes } = this.cast;
    const node = nodes[world.random.fork(`commit ${this.commits++}`).upTo(nodes.length - 1)];
    const facts = write();
    const versions = facts.flatMap((fact) =>
      fact.type === 'change' ? [`v${fact.change.version}`] : fact.type === 'own' ? [`v${fact.version}`] : [],
    );
    world.note(node?.name ?? '', () => `commits ${versions.join(' ')}: ${what}`);
    if (node !== undefined) bus.publish(node.wire, facts);
  }

  private nextId(): ConversationId {
    return `c${this.database.conversations.size}`;
  }

  private get database() {
    return this.cast.world.database;
  }
}

function pick<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % items.length];
}
