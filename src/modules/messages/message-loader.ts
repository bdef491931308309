import DataLoader from 'dataloader';
import type { Executor } from '../../infra/database/index.ts';
import { toMessageId, type MessageAddress } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { MembershipLoader } from '../conversations/index.ts';
import type { StoredMessage } from './message.ts';
import type { MessagesRepository } from './messages.repository.ts';

/** Single messages for rendering: one query for all that a request asks for in one turn. */
export class MessageLoader {
  constructor(
    private readonly reader: Executor,
    private readonly messages: MessagesRepository,
    private readonly memberships: MembershipLoader,
  ) {}

  /** Null where the audience of the request may not see it. */
  async load(context: RequestContext, address: MessageAddress): Promise<StoredMessage | null> {
    const visibleAfterSeq = await this.visibleAfterSeq(context, address);
    return visibleAfterSeq === null ? null : this.loadAfter(context, visibleAfterSeq, address);
  }

  /** For whoever knows already what the viewer may see. */
  async loadAfter(context: RequestContext, visibleAfterSeq: number, address: MessageAddress): Promise<StoredMessage | null> {
    return address.seq <= visibleAfterSeq ? null : this.batches(context).load(address);
  }

  private async visibleAfterSeq(context: RequestContext, { conversationId }: MessageAddress): Promise<number | null> {
    if (context.audience !== null) return context.audience.visibleAfterSeq;
    return (await this.memberships.member(context, conversationId))?.visibleAfterSeq ?? null;
  }

  private batches(context: RequestContext): DataLoader<MessageAddress, StoredMessage | null> {
    return context.once(this, () => new DataLoader<MessageAddress, StoredMessage | null>((keys) => this.read(keys), { cache: false }));
  }

  private async read(addresses: readonly MessageAddress[]): Promise<(StoredMessage | null)[]> {
    const found = new Map((await this.messages.findByAddresses(this.reader, addresses)).map((message) => [toMessageId(message), message]));
    return addresses.map((address) => found.get(toMessageId(address)) ?? null);
  }
}
