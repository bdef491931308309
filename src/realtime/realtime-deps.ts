import type { Clock } from '../kernel/clock.ts';
import type { Limits } from '../kernel/limits.ts';
import type { FeedHub } from './feed-hub.ts';
import type { Truth, Wire } from './ports.ts';

/** What the streams of one node share. */
export interface RealtimeDeps<Body> {
  readonly hub: FeedHub<Body>;
  readonly truth: Truth<Body>;
  readonly wire: Wire<Body>;
  readonly clock: Clock;
  readonly limits: Limits;
}
