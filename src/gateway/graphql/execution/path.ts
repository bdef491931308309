/** Where in the response a value stands; as graphql-js hands it to resolvers. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
  /** Of the object that has the key; undefined in lists. */
  readonly typename: string | undefined;
}

export function toKeys(path: Path | undefined): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at = path; at !== undefined; at = at.prev) keys.push(at.key);
  return keys.toReversed();
}
