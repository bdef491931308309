import type { ChainableCommander, Redis } from 'ioredis';
import { cut } from '../bus/redis-connections.ts';
import type { Note, Notes, Roster, Struck } from './roster.ts';

/** Commands in one pipeline: Redis answers others between two of them. */
const membersPerPipeline = 500;

/**
 * A roster in Redis. Per node a lease (a key that expires) and a set of its members; per member a hash from node to note. The set is written
 * before the hash and cleared after it, so that it names every hash that the node is in. No command names two keys: a cluster can hold them.
 */
export class RedisRoster implements Roster {
  private turn = 0;

  constructor(
    private readonly name: string,
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {}

  get nodeId(): string {
    return `${this.name}.${this.turn}`;
  }

  async renew(leaseMs: number): Promise<boolean> {
    if (this.turn > 0 && (await this.redis.set(this.leaseKey(this.nodeId), '1', 'PX', leaseMs, 'XX')) === 'OK') return true;
    this.turn++;
    const { nodeId } = this;
    // The lease first: without one, others would strike the node at once.
    await run(this.redis.pipeline().set(this.leaseKey(nodeId), '1', 'PX', leaseMs).sadd(this.nodesKey, nodeId));
    return false;
  }

  async write(notes: ReadonlyMap<string, Note | null>): Promise<void> {
    const { nodeId } = this;
    for (const some of chunks([...notes])) {
      const pipeline = this.redis.pipeline();
      for (const [member, note] of some)
        if (note === null) pipeline.hdel(this.memberKey(member), nodeId).srem(this.nodeKey(nodeId), member);
        else pipeline.sadd(this.nodeKey(nodeId), member).hset(this.memberKey(member), nodeId, note);
      await run(pipeline);
    }
  }

  async read(members: readonly string[]): Promise<ReadonlyMap<string, Notes>> {
    const found = new Map<string, Notes>();
    for (const some of chunks(members)) {
      const pipeline = this.redis.pipeline();
      for (const member of some) pipeline.hgetall(this.memberKey(member));
      for (const [i, notes] of (await run(pipeline)).entries()) {
        const member = some[i];
        const byNode = toNotes(notes);
        if (member !== undefined && byNode.size > 0) found.set(member, byNode);
      }
    }
    return found;
  }

  async strike(): Promise<readonly Struck[]> {
    const others = (await this.redis.smembers(this.nodesKey)).filter((nodeId) => nodeId !== this.nodeId);
    if (others.length === 0) return [];
    const pipeline = this.redis.pipeline();
    for (const nodeId of others) pipeline.exists(this.leaseKey(nodeId));
    const alive = await run(pipeline);
    const struck: Struck[] = [];
    for (const nodeId of others.filter((_, i) => alive[i] === 0)) struck.push(await this.strikeNode(nodeId));
    return struck;
  }

  async leave(afterMs: number): Promise<void> {
    if (afterMs > 0) await this.redis.pexpire(this.leaseKey(this.nodeId), afterMs);
    else {
      await this.redis.del(this.leaseKey(this.nodeId));
      await this.strikeNode(this.nodeId);
    }
  }

  async close(): Promise<void> {
    try {
      await this.redis.quit();
    } catch {
      cut(this.redis);
    }
  }

  private async strikeNode(nodeId: string): Promise<Struck> {
    const members = await this.redis.smembers(this.nodeKey(nodeId));
    const mine: string[] = [];
    for (const some of chunks(members)) {
      const pipeline = this.redis.pipeline();
      for (const member of some) pipeline.hdel(this.memberKey(member), nodeId);
      const taken = await run(pipeline);
      mine.push(...some.filter((_, i) => taken[i] === 1));
    }
    await run(this.redis.pipeline().del(this.nodeKey(nodeId)).srem(this.nodesKey, nodeId));
    return { nodeId, members: mine };
  }

  private get nodesKey(): string {
    return `${this.prefix}roster:nodes`;
  }

  private nodeKey(nodeId: string): string {
    return `${this.prefix}roster:node:${nodeId}`;
  }

  private leaseKey(nodeId: string): string {
    return `${this.prefix}roster:lease:${nodeId}`;
  }

  private memberKey(member: string): string {
    return `${this.prefix}roster:member:${member}`;
  }
}

/** The answers, in order. @throws the first refusal */
async function run(pipeline: ChainableCommander): Promise<unknown[]> {
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, value]) => {
    if (error !== null) throw error;
    return value;
  });
}

/** What HGETALL answers. */
function toNotes(answer: unknown): Notes {
  return new Map(Object.entries(answer ?? {}).map(([nodeId, note]) => [nodeId, String(note)]));
}

function chunks<T>(items: readonly T[]): T[][] {
  const all: T[][] = [];
  for (let start = 0; start < items.length; start += membersPerPipeline) all.push(items.slice(start, start + membersPerPipeline));
  return all;
}
