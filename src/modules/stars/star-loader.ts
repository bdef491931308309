import DataLoader from 'dataloader';
import type { Executor } from '../../infra/database/index.ts';
import { toMessageId, type MessageAddress } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { StarsRepository } from './stars.repository.ts';

/** When the viewer starred messages: one query for all that a request asks for in one turn. */
export class StarLoader {
  constructor(
    private readonly reader: Executor,
    private readonly stars: StarsRepository,
  ) {}

  /** Null for what is not starred. */
  async load(context: RequestContext, address: MessageAddress): Promise<number | null> {
    const { userId } = context.viewer;
    const loader = context.once(
      this,
      () =>
        new DataLoader<MessageAddress, number | null>(
          async (addresses) => {
            const stars = await this.stars.findMany(this.reader, userId, addresses);
            const times = new Map(stars.map((star) => [toMessageId(star), star.starredAt]));
            return addresses.map((each) => times.get(toMessageId(each)) ?? null);
          },
          { cache: false },
        ),
    );
    return loader.load(address);
  }
}
