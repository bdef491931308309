/** How unkind the world is. All probabilities are per message, statement or rendering. */
export interface Faults {
  readonly lost: number;
  readonly doubled: number;
  readonly busDelayMaxMs: number;
  readonly subscribeDelayMaxMs: number;
  readonly subscribeFails: number;
  readonly readDelayMaxMs: number;
  readonly readFails: number;
  readonly renderDelayMaxMs: number;
  readonly renderFails: number;
  readonly networkDelayMaxMs: number;
}

/** What is left once the faults stop: a network that is there, a database that answers. */
export const calm: Faults = {
  lost: 0,
  doubled: 0,
  busDelayMaxMs: 2,
  subscribeDelayMaxMs: 2,
  subscribeFails: 0,
  readDelayMaxMs: 2,
  readFails: 0,
  renderDelayMaxMs: 1,
  renderFails: 0,
  networkDelayMaxMs: 2,
};
