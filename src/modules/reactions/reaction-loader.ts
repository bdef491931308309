import DataLoader from 'dataloader';
import type { Executor } from '../../infra/database/index.ts';
import { toMessageId, type MessageAddress, type UserId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { Reacted, ReactionsRepository } from './reactions.repository.ts';

/** Who reacted, for rendering: one query for all that a request asks for in one turn. */
export class ReactionLoader {
  private readonly viewerKey = {};
  private readonly usersKeys = new Map<number, object>();

  constructor(
    private readonly reader: Executor,
    private readonly reactions: ReactionsRepository,
  ) {}

  /** The emoji that the viewer gave the message. */
  async ofViewer(context: RequestContext, message: MessageAddress): Promise<readonly string[]> {
    const { userId } = context.viewer;
    const loader = context.once(this.viewerKey, () => byMessage(async (messages) => this.reactions.ofUser(this.reader, userId, messages)));
    return (await loader.load(message)).map(({ emoji }) => emoji);
  }

  /** The first so many who gave the message that emoji. */
  async users(context: RequestContext, message: MessageAddress, emoji: string, first: number): Promise<readonly UserId[]> {
    const key = this.usersKeys.get(first) ?? {};
    this.usersKeys.set(first, key);
    const loader = context.once(key, () => byMessage(async (messages) => this.reactions.firstOf(this.reader, messages, first)));
    return (await loader.load(message)).filter((each) => each.emoji === emoji).map(({ userId }) => userId);
  }
}

function byMessage(read: (messages: readonly MessageAddress[]) => Promise<readonly Reacted[]>) {
  return new DataLoader<MessageAddress, readonly Reacted[], string>(
    async (messages) => {
      const found = new Map<string, Reacted[]>(messages.map((message) => [toMessageId(message), []]));
      for (const reacted of await read([...new Map(messages.map((message) => [toMessageId(message), message])).values()]))
        found.get(toMessageId(reacted))?.push(reacted);
      return messages.map((message) => found.get(toMessageId(message)) ?? []);
    },
    { cacheKeyFn: toMessageId, cache: false },
  );
}
