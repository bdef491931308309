import { decodeCursor, encodeCursor } from './cursors.ts';
import { BadInput } from './errors.ts';

/** A place in a list that has the newest first: when it was, and the id for those of one millisecond. */
export interface TimePlace {
  readonly at: number;
  readonly id: string;
}

export function timePlaceCursor(kind: string, { at, id }: TimePlace): string {
  return encodeCursor(kind, `${at}:${id}`);
}

/** Null where there is no cursor. @throws BadInput where it is from another list */
export function toTimePlace(kind: string, field: string, cursor: string | null): TimePlace | null {
  if (cursor === null) return null;
  const [, at, id] = /^(\d{1,15}):(\w+)$/.exec(decodeCursor(kind, cursor) ?? '') ?? [];
  if (at === undefined || id === undefined) throw new BadInput(field, 'This cursor is not from this list.');
  return { at: Number(at), id };
}
