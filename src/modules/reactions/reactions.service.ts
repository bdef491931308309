import type { Clock } from '../../kernel/clock.ts';
import { Conflict, Forbidden, QuotaExceeded } from '../../kernel/errors.ts';
import type { MessageAddress } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { refusalWhereBlocked } from '../conversations/index.ts';
import { isGone, withExtras, type FoundMessage, type MessageChanges, type ReactionCount, type StoredMessage } from '../messages/index.ts';
import { toEmoji } from './emoji.ts';
import type { ReactionsRepository } from './reactions.repository.ts';

export interface ReactionsServiceDeps {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly changes: MessageChanges;
  readonly reactions: ReactionsRepository;
}

/** Reactions are a change of their message. What is so already is no change, so repeating is safe. */
export class ReactionsService {
  constructor(private readonly deps: ReactionsServiceDeps) {}

  /** @throws NotFound, BadInput, Forbidden, Conflict once recalled, QuotaExceeded */
  async add({ userId, ...viewer }: Viewer, address: MessageAddress, text: string): Promise<StoredMessage> {
    const { clock, limits, changes, reactions } = this.deps;
    const emoji = toEmoji('emoji', text);
    return changes.change({ userId, ...viewer }, address, async (found, tx) => {
      const { message } = found;
      const reacted = { ...address, userId, emoji };
      if (await reactions.has(tx, reacted)) return message;
      checkOpen(found);
      const counts = message.extras?.reactions ?? [];
      const isNew = counts.every((each) => each.emoji !== emoji);
      if (isNew && counts.length >= limits.reactionEmojiMax)
        throw new QuotaExceeded(`The message has ${counts.length} different reactions; that is the limit.`);
      await reactions.insert(tx, reacted, clock.now());
      const after = isNew ? [...counts, { emoji, count: 1 }] : moved(counts, emoji, 1);
      return { ...message, extras: withExtras(message.extras, { reactions: after }) };
    });
  }

  /** @throws NotFound, BadInput */
  async remove(viewer: Viewer, address: MessageAddress, text: string): Promise<StoredMessage> {
    const { changes, reactions } = this.deps;
    const emoji = toEmoji('emoji', text);
    return changes.change(viewer, address, async ({ message }, tx) => {
      const reacted = { ...address, userId: viewer.userId, emoji };
      if (!(await reactions.has(tx, reacted))) return message;
      await reactions.delete(tx, reacted);
      return { ...message, extras: withExtras(message.extras, { reactions: moved(message.extras?.reactions ?? [], emoji, -1) }) };
    });
  }
}

function checkOpen({ conversation, message }: FoundMessage): void {
  if (message.kind === 'SYSTEM') throw new Forbidden('Nobody can react to a SYSTEM message.');
  if (isGone(message)) throw new Conflict('The message was taken back or has expired.');
  const refusal = refusalWhereBlocked(conversation);
  if (refusal !== null) throw refusal;
}

/** One that nobody gives any more is left out. */
function moved(counts: readonly ReactionCount[], emoji: string, by: 1 | -1): ReactionCount[] {
  return counts.map((each) => (each.emoji === emoji ? { emoji, count: each.count + by } : each)).filter(({ count }) => count > 0);
}
