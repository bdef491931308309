import type { UnitOfWork } from '../../infra/database/index.ts';
import { decodeCursor, encodeCursor } from '../../kernel/cursors.ts';
import { BadInput } from '../../kernel/errors.ts';
import type { Page, PageRequest } from '../../kernel/paging.ts';
import { findParts, pairsOf, toQuery, type QueryPart } from '../../kernel/search-query.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { FoundUser, TermWanted, UserTermsRepository } from './user-terms.repository.ts';
import type { StoredUser } from './user.ts';
import type { Blocks } from './users.access.ts';
import type { UsersRepository } from './users.repository.ts';

export interface UserSearchDeps {
  readonly unitOfWork: UnitOfWork;
  readonly users: UsersRepository;
  readonly terms: UserTermsRepository;
  readonly blocks: Blocks;
}

/** Somebody who was found, and where in the list. */
export interface FoundProfile {
  readonly user: StoredUser;
  readonly cursor: string;
}

const searchCharsMax = 100;
const termsMax = 8;
/** Reads of a page's size for one page, should those who were found turn out to be hidden. */
const readsMax = 5;

/** Finds people by the beginnings of the words of their names, and by any part of names that are written without spaces. */
export class UserSearchService {
  constructor(private readonly deps: UserSearchDeps) {}

  /** Who is not blocked and has an account in use; the shorter the word that fits, the earlier. @throws BadInput */
  async search(viewer: Viewer, text: string, request: PageRequest): Promise<Page<FoundProfile>> {
    const { unitOfWork, terms } = this.deps;
    const parts = toParts(text);
    const wanted = termsOfParts(parts);
    const [first, ...others] = wanted;
    if (first === undefined) throw new BadInput('search', 'There is no letter or digit to look for.');
    const items: FoundProfile[] = [];
    let after = request.after === null ? null : toPlace(request.after);
    for (let reads = 0; reads < readsMax; reads++) {
      const found = await terms.find(unitOfWork.reader, [first, ...others], after, request.limit + 1);
      items.push(...(await this.profiles(viewer, found, parts)));
      after = found.at(-1) ?? after;
      if (items.length > request.limit || found.length <= request.limit) break;
    }
    return { items: items.slice(0, request.limit), hasNext: items.length > request.limit, hasPrevious: request.after !== null };
  }

  private async profiles(viewer: Viewer, found: readonly FoundUser[], parts: readonly QueryPart[]): Promise<FoundProfile[]> {
    const { unitOfWork, users, blocks } = this.deps;
    const ids = found.map(({ userId }) => userId);
    const known = new Map((await users.findMany(unitOfWork.reader, ids)).map((user) => [user.id, user]));
    const blocked = await blocks.blockedAmong(unitOfWork.reader, viewer.userId, ids);
    const characters = parts.filter(({ type }) => type === 'characters');
    return found.flatMap((place) => {
      const user = known.get(place.userId);
      if (user === undefined || user.deactivatedAt !== null || blocked.has(user.id)) return [];
      // The terms of long words say that their pairs are there, not that they stand beside each other.
      return findParts(characters, user.displayName) === null
        ? []
        : [{ user, cursor: encodeCursor('user', `${place.userId} ${encodeURIComponent(place.term)}`) }];
    });
  }
}

/** @throws BadInput */
function toParts(text: string): QueryPart[] {
  const chars = [...text].length;
  if (chars > searchCharsMax) throw new BadInput('search', `The text has ${chars} characters; the limit is ${searchCharsMax}.`);
  return toQuery(text);
}

/** The longest first: it leads to the fewest. */
function termsOfParts(parts: readonly QueryPart[]): TermWanted[] {
  const terms = parts.flatMap((part): TermWanted[] => {
    if (part.type === 'word') return [{ text: part.text, isPrefix: true }];
    if (part.characters.length === 1) return [{ text: part.characters.join(''), isPrefix: true }];
    return pairsOf(part.characters).map((text) => ({ text, isPrefix: false }));
  });
  return terms.toSorted((a, b) => b.text.length - a.text.length).slice(0, termsMax);
}

/** @throws BadInput for another cursor. */
function toPlace(cursor: string): FoundUser {
  const [, userId, term] = /^([0-9A-Z]{26}) (\S+)$/.exec(decodeCursor('user', cursor) ?? '') ?? [];
  if (userId === undefined || term === undefined) throw new BadInput('after', 'This cursor is not from a search for users.');
  try {
    return { userId, term: decodeURIComponent(term) };
  } catch {
    throw new BadInput('after', 'This cursor is not from a search for users.');
  }
}
