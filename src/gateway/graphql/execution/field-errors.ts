import type { GraphQLError, ResponsePath as Path } from 'graphql';

/** The errors of one run, but for those below what another one made null already. */
export class FieldErrors {
  readonly all: GraphQLError[] = [];
  private readonly nulled = new Set<Path | undefined>();

  add(error: GraphQLError, path: Path | undefined): void {
    if (this.isNulled(path)) return;
    this.nulled.add(path);
    this.all.push(error);
  }

  private isNulled(path: Path | undefined): boolean {
    if (this.all.length === 0) return false;
    for (let at = path; at !== undefined; at = at.prev) if (this.nulled.has(at)) return true;
    return this.nulled.has(undefined);
  }
}
