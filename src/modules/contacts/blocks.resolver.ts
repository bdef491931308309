import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { timePlaceCursor } from '../../kernel/time-places.ts';
import { toConnection, toId, type Connection } from '../graph/index.ts';
import type { BlocksService } from './blocks.service.ts';
import { Block, BlockConnection } from './contact.graphql.ts';
import { listArguments, toListRequest } from './contacts.resolver.ts';

const blockedId = ['userId', () => ID, { description: 'Begins with `u_`.' }] as const;

@Resolver()
export class BlocksResolver {
  constructor(
    private readonly service: BlocksService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => BlockConnection, { description: 'Whom the viewer has blocked, the latest first.' })
  async blocks(
    @Ctx() { viewer }: RequestContext,
    @Arg(...listArguments.first) first: number | null,
    @Arg(...listArguments.after) after: string | null,
  ): Promise<Connection<Block>> {
    const page = await this.service.list(viewer, toListRequest(first, after, this.pageSizeMax));
    return toConnection(
      page,
      (block) => new Block(block),
      (block) => timePlaceCursor('block', { at: block.createdAt, id: block.blockedId }),
    );
  }

  @Mutation(() => Block, {
    description: `Nothing passes between the two any more: no direct messages, no requests, no presence; neither finds the other.
What both see in groups stays. The other one is not told.`,
  })
  async blockUser(@Ctx() { viewer }: RequestContext, @Arg(...blockedId) userId: string): Promise<Block> {
    return new Block(await this.service.block(viewer, toId('u', 'user', userId)));
  }

  @Mutation(() => Boolean, { description: "Takes the viewer's block back. What the other one may have blocked stays blocked." })
  async unblockUser(@Ctx() { viewer }: RequestContext, @Arg(...blockedId) userId: string): Promise<boolean> {
    await this.service.unblock(viewer, toId('u', 'block', userId));
    return true;
  }
}
