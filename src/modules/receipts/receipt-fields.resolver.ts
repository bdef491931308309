import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { decodeCursor, encodeCursor } from '../../kernel/cursors.ts';
import { BadInput } from '../../kernel/errors.ts';
import { toPage, toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Member, MemberConnection, type StoredMember } from '../conversations/index.ts';
import { toConnection, ViewerDependent, type Connection } from '../graph/index.ts';
import { Message } from '../messages/index.ts';
import { Viewer } from '../users/index.ts';
import type { ReceiptsService } from './receipts.service.ts';
import type { ShownReceipts } from './shown-receipts.ts';

const hidden = 'null where they do not share it, and in groups with more members than receipts are shown in';

@Resolver(() => Member)
export class MemberReceiptsResolver {
  constructor(private readonly shown: ShownReceipts) {}

  @ViewerDependent()
  @FieldResolver(() => Int, { nullable: true, description: `Up to here they have everything; ${hidden}.` })
  async deliveredSeq(@Ctx() context: RequestContext, @Root() { stored }: Member): Promise<number | null> {
    return (await this.shown.isShown(context, stored)) ? stored.deliveredSeq : null;
  }

  @ViewerDependent()
  @FieldResolver(() => Int, { nullable: true, description: `Up to here they have read; ${hidden}.` })
  async readSeq(@Ctx() context: RequestContext, @Root() { stored }: Member): Promise<number | null> {
    return (await this.shown.isShown(context, stored)) ? stored.readSeq : null;
  }
}

@Resolver(() => Viewer)
export class ViewerReceiptsResolver {
  constructor(private readonly receipts: ReceiptsService) {}

  @FieldResolver(() => Int, { description: "Sum of the unread messages of all of the viewer's conversations." })
  async unreadTotal(@Ctx() { viewer }: RequestContext): Promise<number> {
    return this.receipts.unreadTotal(viewer);
  }
}

const notShown = 'null in groups with more members than receipts are shown in';

/** Its sender does not count, and neither does who joined too late to see it. */
@Resolver(() => Message)
export class MessageReceiptsResolver {
  constructor(
    private readonly shown: ShownReceipts,
    private readonly pageSizeMax: number,
  ) {}

  @ViewerDependent()
  @FieldResolver(() => MemberConnection, { nullable: true, description: `Members who have read it, by user id; ${notShown}.` })
  async readBy(
    @Ctx() context: RequestContext,
    @Root() message: Message,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }) after: string | null,
  ): Promise<Connection<Member> | null> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 50 } });
    const afterId = request.after === null ? '' : decodeCursor('member', request.after);
    if (afterId === null) throw new BadInput('after', 'This cursor is not from a list of members.');
    const readers = await this.readers(context, message);
    if (readers === null) return null;
    const page = toPage(
      request,
      readers.filter(({ userId }) => userId > afterId),
    );
    return toConnection(
      page,
      (member) => new Member(member),
      ({ userId }) => encodeCursor('member', userId),
    );
  }

  @ViewerDependent()
  @FieldResolver(() => Int, { nullable: true, description: `How many members have read it; ${notShown}.` })
  async readCount(@Ctx() context: RequestContext, @Root() message: Message): Promise<number | null> {
    return (await this.readers(context, message))?.length ?? null;
  }

  @ViewerDependent()
  @FieldResolver(() => Int, { nullable: true, description: `How many members have it on a device; ${notShown}.` })
  async deliveredCount(@Ctx() context: RequestContext, @Root() message: Message): Promise<number | null> {
    const receivers = await this.receivers(context, message);
    return receivers?.filter(({ deliveredSeq }) => deliveredSeq >= message.seq).length ?? null;
  }

  private async readers(context: RequestContext, message: Message): Promise<readonly StoredMember[] | null> {
    const receivers = await this.receivers(context, message);
    return receivers?.filter(({ readSeq }) => readSeq >= message.seq) ?? null;
  }

  private async receivers(context: RequestContext, { stored }: Message): Promise<readonly StoredMember[] | null> {
    const members = await this.shown.shownIn(context, stored.conversationId);
    // Clearing their history takes nothing back: whoever was in it when the message came could see it.
    const couldSee = ({ joinedSeq, visibleAfterSeq }: StoredMember): boolean => Math.min(joinedSeq, visibleAfterSeq) < stored.seq;
    return members?.filter((member) => member.userId !== stored.senderId && couldSee(member)) ?? null;
  }
}
