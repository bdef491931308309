import fc from 'fast-check';
import type { Faults } from './world/faults.ts';

/** With what positions a client comes back: its own, none, lower ones, or some beyond what the database holds. */
export type ComesBack = 'as it was' | 'without anything' | 'from before' | 'from another history';

/** One thing that somebody does. Numbers name users, conversations and so on modulo how many there are; what is not possible is not done. */
export type Command =
  | { readonly do: 'direct'; readonly user: number; readonly other: number }
  | { readonly do: 'group'; readonly users: number; readonly showsHistory: boolean }
  | { readonly do: 'send'; readonly at: number; readonly count: number; readonly replyTo: number | null }
  | { readonly do: 'rewrite'; readonly at: number; readonly message: number }
  | { readonly do: 'read'; readonly at: number; readonly user: number; readonly what: 'for all' | 'for oneself' | 'a note' }
  | { readonly do: 'rename'; readonly at: number; readonly user: number }
  | { readonly do: 'promote'; readonly at: number; readonly user: number }
  | { readonly do: 'add'; readonly at: number; readonly user: number }
  | { readonly do: 'remove'; readonly at: number; readonly user: number }
  | { readonly do: 'rejoin'; readonly at: number; readonly user: number; readonly outForMs: number }
  | { readonly do: 'own'; readonly user: number; readonly key: number; readonly goes: boolean }
  | { readonly do: 'cut'; readonly client: number; readonly forMs: number; readonly comesBack: ComesBack }
  | { readonly do: 'stall'; readonly client: number; readonly forMs: number; readonly frameMs: number }
  | { readonly do: 'follow'; readonly client: number; readonly at: number; readonly forgets: boolean }
  | { readonly do: 'partition'; readonly node: number; readonly forMs: number }
  | { readonly do: 'outage'; readonly node: number; readonly forMs: number };

export interface Step {
  /** After so many hundredths of the pace. */
  readonly after: number;
  readonly command: Command;
}

export interface Scenario {
  readonly seed: number;
  readonly nodes: number;
  readonly users: number;
  /** Inboxes, one device after the other for each user in turn; and as many readers of single conversations. */
  readonly inboxes: number;
  readonly readers: number;
  readonly limits: { readonly liveBufferMax: number; readonly replayChangesMax: number; readonly replayPageSize: number };
  readonly faults: Faults;
  /** False: the bus loses nothing, and nothing is compared with the database. Then all has to come without. */
  readonly compares: boolean;
  readonly paceMs: number;
  readonly steps: readonly Step[];
}

const durationMs = fc.oneof(
  { arbitrary: fc.nat(4), weight: 4 },
  { arbitrary: fc.nat(40), weight: 4 },
  { arbitrary: fc.nat(400), weight: 1 },
);
const longMs = fc.nat(1_500);
const conversation = fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: fc.nat(5), weight: 2 });
const index = fc.nat(7);

const comesBack: fc.Arbitrary<ComesBack> = fc.oneof(
  { arbitrary: fc.constant('as it was'), weight: 4 },
  { arbitrary: fc.constant('without anything'), weight: 1 },
  { arbitrary: fc.constant('from before'), weight: 1 },
  { arbitrary: fc.constant('from another history'), weight: 1 },
);

const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('direct'), user: index, other: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('group'), users: fc.nat(15), showsHistory: fc.boolean() }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('send'),
      at: conversation,
      count: fc.integer({ min: 1, max: 4 }),
      replyTo: fc.option(fc.nat(9), { freq: 2 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('rewrite'), at: conversation, message: fc.nat(9) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('read'),
      at: conversation,
      user: index,
      what: fc.constantFrom('for all', 'for all', 'for oneself', 'a note'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename'), at: conversation, user: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('promote'), at: conversation, user: index }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add'), at: conversation, user: index }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('remove'), at: conversation, user: index }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rejoin'), at: conversation, user: index, outForMs: durationMs }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('own'), user: index, key: fc.nat(5), goes: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('cut'), client: index, forMs: fc.oneof(durationMs, longMs), comesBack }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stall'), client: index, forMs: fc.nat(400), frameMs: fc.nat(40) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('follow'), client: index, at: conversation, forgets: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('partition'), node: index, forMs: longMs }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('outage'), node: index, forMs: longMs }) },
);

const probability = (max: number): fc.Arbitrary<number> =>
  fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, { arbitrary: fc.nat(100).map((percent) => (percent / 100) * max), weight: 3 });

const faults: fc.Arbitrary<Faults> = fc.record({
  lost: probability(0.4),
  doubled: probability(0.4),
  busDelayMaxMs: fc.nat(50),
  subscribeDelayMaxMs: fc.nat(30),
  subscribeFails: probability(0.05),
  readDelayMaxMs: fc.nat(30),
  readFails: probability(0.03),
  renderDelayMaxMs: fc.oneof(fc.nat(20), fc.nat(150)),
  renderFails: probability(0.02),
  networkDelayMaxMs: fc.nat(20),
});

export function scenarios(stepsMax: number): fc.Arbitrary<Scenario> {
  return fc.record({
    seed: fc.nat(0x7fff_ffff),
    nodes: fc.integer({ min: 1, max: 3 }),
    users: fc.integer({ min: 2, max: 4 }),
    inboxes: fc.integer({ min: 0, max: 5 }),
    readers: fc.nat(4),
    limits: fc.record({
      liveBufferMax: fc.integer({ min: 1, max: 12 }),
      replayChangesMax: fc.oneof(fc.integer({ min: 4, max: 30 }), fc.integer({ min: 30, max: 200 })),
      replayPageSize: fc.integer({ min: 1, max: 6 }),
    }),
    faults,
    compares: fc.boolean(),
    paceMs: fc.constantFrom(2, 10, 50, 300),
    steps: fc.array(fc.record({ after: fc.nat(100), command: commands }), { minLength: 1, maxLength: stepsMax, size: 'max' }),
  });
}
