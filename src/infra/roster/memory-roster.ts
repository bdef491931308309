import type { Note, Notes, Roster, Struck } from './roster.ts';

interface NodeNotes {
  leaseEndsAtMs: number;
  readonly notes: Map<string, Note>;
}

/** The notes of all nodes within one process, which is one node unless it is a test. */
export class RosterSpace {
  readonly nodes = new Map<string, NodeNotes>();

  constructor(readonly now: () => number) {}
}

/** A roster in the memory of the process. */
export function createMemoryRoster(nodeId: string, space: RosterSpace): Roster {
  return new MemoryRoster(nodeId, space);
}

class MemoryRoster implements Roster {
  private turn = 0;

  constructor(
    private readonly name: string,
    private readonly space: RosterSpace,
  ) {}

  get nodeId(): string {
    return `${this.name}.${this.turn}`;
  }

  async renew(leaseMs: number): Promise<boolean> {
    const nowMs = this.space.now();
    const mine = this.space.nodes.get(this.nodeId);
    if (mine !== undefined && mine.leaseEndsAtMs > nowMs) {
      mine.leaseEndsAtMs = nowMs + leaseMs;
      return true;
    }
    this.turn++;
    this.space.nodes.set(this.nodeId, { leaseEndsAtMs: nowMs + leaseMs, notes: new Map() });
    return false;
  }

  async write(notes: ReadonlyMap<string, Note | null>): Promise<void> {
    const mine = this.space.nodes.get(this.nodeId)?.notes;
    for (const [member, note] of notes)
      if (note === null) mine?.delete(member);
      else mine?.set(member, note);
  }

  async read(members: readonly string[]): Promise<ReadonlyMap<string, Notes>> {
    const found = new Map<string, Map<string, Note>>();
    for (const [nodeId, { notes }] of this.space.nodes)
      for (const member of members) {
        const note = notes.get(member);
        if (note !== undefined) found.set(member, (found.get(member) ?? new Map<string, Note>()).set(nodeId, note));
      }
    return found;
  }

  async strike(): Promise<readonly Struck[]> {
    const nowMs = this.space.now();
    const dead = [...this.space.nodes].filter(([nodeId, { leaseEndsAtMs }]) => nodeId !== this.nodeId && leaseEndsAtMs <= nowMs);
    return dead.map(([nodeId, { notes }]) => {
      this.space.nodes.delete(nodeId);
      return { nodeId, members: [...notes.keys()] };
    });
  }

  async leave(afterMs: number): Promise<void> {
    const mine = this.space.nodes.get(this.nodeId);
    if (mine !== undefined && afterMs > 0) mine.leaseEndsAtMs = this.space.now() + afterMs;
    else this.space.nodes.delete(this.nodeId);
  }

  async close(): Promise<void> {}
}
