import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toId, type Connection, type Edge } from '../graph/index.ts';
import { Message, MessageConnection, MessageEdge } from '../messages/index.ts';
import { encodePlace, type SearchMessages } from './search-command.ts';
import { MessageFilterInput, MessageSnippet } from './search.graphql.ts';
import type { Hit, HitPage, SearchService } from './search.service.ts';
import { cutOut } from './snippet.ts';

/** An edge that was found, and not read from a history. */
interface FoundEdge extends Edge<Message> {
  readonly hit?: Hit;
}

@Resolver(() => MessageEdge)
export class SearchResolver {
  constructor(
    private readonly service: SearchService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => MessageConnection, {
    description:
      'Full text over the conversations that the viewer is in, newest first; finds Chinese, Japanese and Korean words as well as Latin ones. All words have to be in the message; the last one may be the beginning of a word. Case, accents and width make no difference. What was sent or edited is found within about a second. A page may have fewer messages than asked for and still be followed by others: `hasNextPage` says so.',
  })
  async searchMessages(
    @Ctx() { viewer }: RequestContext,
    @Arg('text', () => String, { description: 'What to look for: up to 200 characters, with a letter, a digit or a picture.' })
    text: string,
    @Arg('conversationId', () => ID, { nullable: true, description: 'Only there; begins with `c_`.' })
    conversationId: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: only what comes after it.' }) after: string | null,
    @Arg('filter', () => MessageFilterInput, { nullable: true, description: 'Narrows it down.' })
    filter: MessageFilterInput | null | undefined,
  ): Promise<Connection<Message>> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 20 } });
    return toFound(await this.service.search(viewer, toCommand(text, conversationId, filter), request));
  }

  @FieldResolver(() => MessageSnippet, { nullable: true, description: 'What a search found in the message; null elsewhere.' })
  snippet(@Root() { hit }: FoundEdge): MessageSnippet | null {
    return hit === undefined ? null : cutOut(hit.text, hit.ranges);
  }
}

function toFound({ hits, hasNext, hasPrevious, end }: HitPage): Connection<Message> {
  const edges: FoundEdge[] = hits.map((hit) => ({
    cursor: encodePlace({ ...hit.message, sentAt: hit.message.createdAt }),
    node: new Message(hit.message),
    hit,
  }));
  const endCursor = end === null ? null : encodePlace(end);
  return { edges, pageInfo: { hasNextPage: hasNext, hasPreviousPage: hasPrevious, startCursor: edges[0]?.cursor ?? null, endCursor } };
}

function toCommand(text: string, conversationId: string | null | undefined, filter: MessageFilterInput | null | undefined): SearchMessages {
  return {
    text,
    conversationId: conversationId == null ? null : toId('c', 'conversation', conversationId),
    senderId: filter?.senderId == null ? null : toId('u', 'user', filter.senderId),
    kinds: filter?.kinds ?? null,
    since: filter?.since?.getTime() ?? null,
    until: filter?.until?.getTime() ?? null,
  };
}
