/** What one node says of a member. Nobody but its writer looks inside. */
export type Note = string;

/** By node: what each says of one member. */
export type Notes = ReadonlyMap<string, Note>;

/** What a node had written before its lease ran out. */
export interface Struck {
  readonly nodeId: string;
  readonly members: readonly string[];
}

/**
 * Who is at which node, for as long as the node lives: each writes notes under its own name and keeps one lease, whatever the number of its
 * notes. The notes of a node whose lease has run out stay until one of the others strikes them.
 *
 * All methods but `close` reject while the store is away: then nothing is known, and what was to be written has to be written again.
 */
export interface Roster {
  /** What this node is called just now. Another one after its lease ran out: what it wrote before is not its own any more. */
  readonly nodeId: string;
  /** Takes the lease, or keeps it for `leaseMs` from now. False: it had none (any more), and everything has to be written anew. */
  renew(leaseMs: number): Promise<boolean>;
  /** Puts down what is so at this node; null takes a note away. */
  write(notes: ReadonlyMap<string, Note | null>): Promise<void>;
  /** What all nodes say of the members. Those of whom none says anything are left out. */
  read(members: readonly string[]): Promise<ReadonlyMap<string, Notes>>;
  /** Takes away what other nodes wrote whose lease has run out. What several nodes strike at once, one of them is told. */
  strike(): Promise<readonly Struck[]>;
  /** Leaves the notes behind for so long, then they may be struck. 0: takes them away. Afterwards only `close` may be called. */
  leave(afterMs: number): Promise<void>;
  /** Lets go of the store. Never rejects. */
  close(): Promise<void>;
}
