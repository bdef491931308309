import DataLoader from 'dataloader';
import type { Executor } from '../../infra/database/index.ts';
import type { ConversationId, MessageAddress } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { PinsRepository } from './pins.repository.ts';

/** What is pinned, the newest pin first: one query for all that a request asks for in one turn. */
export class PinLoader {
  constructor(
    private readonly reader: Executor,
    private readonly pins: PinsRepository,
  ) {}

  async load(context: RequestContext, id: ConversationId): Promise<readonly MessageAddress[]> {
    const loader = context.once(
      this,
      () => new DataLoader<ConversationId, readonly MessageAddress[]>((ids) => this.read(ids), { cache: false }),
    );
    return loader.load(id);
  }

  private async read(ids: readonly ConversationId[]): Promise<MessageAddress[][]> {
    const found = new Map<ConversationId, MessageAddress[]>(ids.map((id) => [id, []]));
    for (const address of await this.pins.ofConversations(this.reader, ids)) found.get(address.conversationId)?.push(address);
    return ids.map((id) => found.get(id) ?? []);
  }
}
