import type { Executor } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { OwnPart } from './users.facts.ts';

/** One part of what is a user's own: rows that carry the user's version of their last change, those that are gone as tombstones. */
export interface OwnSource<Body> {
  readonly part: OwnPart;
  /** Rows whose last change is in (after, through], by that version: one range of an index. */
  changed(executor: Executor, userId: UserId, range: OwnRange): Promise<readonly OwnChange<Body>[]>;
}

export interface OwnRange {
  readonly after: number;
  readonly through: number;
  readonly limit: number;
}

export interface OwnChange<Body> {
  readonly version: number;
  /** The row as it is now, as the viewer's devices are told. */
  readonly body: Body;
}
