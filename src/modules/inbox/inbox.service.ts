import { BadInput } from '../../kernel/errors.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { LiveSource, type Position, type Realtime } from '../../realtime/index.ts';
import { Message } from '../messages/index.ts';
import { toInboxEvent, type InboxBody } from './inbox-change.ts';

/** Where a client resumes from. */
export interface InboxPosition {
  readonly positions: readonly Position[] | null;
  readonly userVersion: number | null;
}

/** Opens the live streams of conversations. */
export class InboxService {
  constructor(
    private readonly realtime: Realtime<InboxBody>,
    private readonly limits: Limits,
  ) {}

  /** @throws BadInput for too many positions, or one below 0. */
  inbox({ userId }: Viewer, { positions, userVersion }: InboxPosition): LiveSource<InboxBody> {
    if (userVersion !== null && userVersion < 0) throw new BadInput('userVersion', 'userVersion is 0 or more.');
    const from = { positions: positions === null ? null : this.toPositions(positions), userVersion };
    return new LiveSource<InboxBody>(
      (event) => ({ inbox: toInboxEvent(event) }),
      // Types are named after their classes.
      (event) => toInboxEvent(event).constructor.name,
      async (outlet) => this.realtime.openInbox({ userId, track: 'changes', ...outlet }, from),
    );
  }

  /** @throws BadInput. Opening it rejects with NotFound unless the viewer is a member. */
  messageAdded({ userId }: Viewer, conversationId: ConversationId, afterSeq: number | null): LiveSource<InboxBody> {
    if (afterSeq !== null && afterSeq < 0) throw new BadInput('afterSeq', 'afterSeq is 0 or more.');
    return new LiveSource<InboxBody>(
      (event) => ({ messageAdded: event.type === 'change' ? event.change.body : null }),
      () => Message.name,
      (outlet) => this.realtime.openMessages({ userId, track: 'messages', ...outlet }, conversationId, afterSeq),
    );
  }

  private toPositions(positions: readonly Position[]): Map<ConversationId, number> {
    const { positionsMax } = this.limits;
    if (positions.length > positionsMax) throw new BadInput('positions', `${positions.length} positions; the limit is ${positionsMax}.`);
    const known = new Map<ConversationId, number>();
    for (const { conversationId, version } of positions) {
      if (version < 0) throw new BadInput('positions', 'A version is 0 or more.');
      // Named twice: the lower one is safe.
      known.set(conversationId, Math.min(version, known.get(conversationId) ?? version));
    }
    return known;
  }
}
