import type { OwnBody } from '../model/bodies.ts';
import type { OwnRow } from '../model/database.ts';

/** A client's copy of what is its user's own. */
export class KnownOwn {
  /** The highest version of the user that the client has seen. */
  position = 0;
  /** Set while it is read afresh: where it stood before, for the case that this comes to nothing. */
  reading: { readonly fallback: number } | null = null;
  private rows = new Map<string, { readonly version: number; readonly body: OwnBody }>();

  apply(version: number, body: OwnBody): void {
    this.position = version;
    this.rows.set(body.key, { version, body });
  }

  beginToRead(position: number): void {
    // What is being read already may be too old.
    this.reading = { fallback: this.reading?.fallback ?? this.position };
    this.position = position;
  }

  /** What came live meanwhile may be newer than what was read. */
  adopt(rows: readonly OwnRow[], from: number): void {
    const newer = [...this.rows].filter(([, { version }]) => version > from);
    this.rows = new Map(rows.map((row) => [row.body.key, row]));
    for (const [key, row] of newer) if (row.version > (this.rows.get(key)?.version ?? 0)) this.rows.set(key, row);
    this.reading = null;
  }

  /** The connection is over. What was being read has come to nothing. */
  giveUp(): void {
    this.position = this.reading?.fallback ?? this.position;
    this.reading = null;
  }

  /** What it should have of what was changed up to that version; null if it has all. */
  lacks(rows: readonly OwnRow[], through: number): string | null {
    if (this.reading !== null) return null;
    const row = rows.find(({ version, body }) => version <= through && (this.rows.get(body.key)?.version ?? 0) < version);
    return row === undefined ? null : `${row.body.key} of v${row.version}`;
  }

  /** How the copy differs from the database; null if it does not. */
  differsFrom(rows: readonly OwnRow[]): string | null {
    const lack = this.lacks(rows, Number.POSITIVE_INFINITY);
    if (lack !== null) return `lacks ${lack}`;
    for (const { body } of rows) if (this.rows.get(body.key)?.body.text !== body.text) return `holds an old ${body.key}`;
    return this.rows.size > rows.length ? 'holds more than there is' : null;
  }
}
