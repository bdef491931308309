import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Node } from './node.graphql.ts';

/** Finds one kind of thing by its global id; null where the id is of another kind, or the viewer may not see it. */
export type NodeFinder = (context: RequestContext, id: string) => Promise<Node | null>;

@Resolver()
export class NodeResolver {
  constructor(private readonly finders: readonly NodeFinder[]) {}

  @Query(() => Node, { nullable: true, description: 'Anything that has an id and that the viewer may see; null otherwise.' })
  async node(@Ctx() context: RequestContext, @Arg('id', () => ID) id: string): Promise<Node | null> {
    // Refuses who is not signed in, whatever the id.
    void context.viewer;
    for (const find of this.finders) {
      const found = await find(context, id);
      if (found !== null) return found;
    }
    return null;
  }
}
