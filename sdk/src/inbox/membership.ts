import type { ConversationState, Membership } from './model.ts';

/** The viewer’s own settings as they are now. How far the viewer has read is not taken from them: receipts tell that, in their order. */
export function withMembership(state: ConversationState, membership: Membership): ConversationState {
  const { readSeq, deliveredSeq, markedUnreadSeq } = state.membership ?? membership;
  const { visibleAfterSeq } = membership;
  const fromSeq = Math.max(state.fromSeq, visibleAfterSeq + 1);
  return {
    ...state,
    membership: { ...membership, readSeq, deliveredSeq, markedUnreadSeq },
    readThrough: Math.max(state.readThrough, visibleAfterSeq),
    messages: fromSeq === state.fromSeq ? state.messages : state.messages.filter(({ seq }) => seq >= fromSeq),
    fromSeq,
    hasOlder: state.hasOlder && fromSeq > visibleAfterSeq + 1,
  };
}
