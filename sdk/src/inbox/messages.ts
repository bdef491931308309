import type { ConversationState, Message } from './model.ts';

/** The message at its place. Of two states of one message the newer counts, in whatever order they come. */
function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const index = placeOf(messages, message.seq);
  const found = messages[index];
  if (found?.seq !== message.seq) return messages.toSpliced(index, 0, message);
  return found.version >= message.version ? messages : messages.with(index, message);
}

/** A message that came as an event or as an answer. Those before the window are let go, unless a page is on its way that may hold them. */
export function takeMessage(state: ConversationState, message: Message): ConversationState {
  const strays = state.strays === null ? null : withMessage(state.strays, message);
  const messages = message.seq < state.fromSeq ? state.messages : withMessage(state.messages, message);
  return messages === state.messages && strays === state.strays ? state : { ...state, messages, strays };
}

/** A page of history before the window, which reaches up to it. */
export function withOlder(state: ConversationState, page: readonly Message[], hasOlder: boolean): ConversationState {
  const fromSeq = Math.min(state.fromSeq, page[0]?.seq ?? state.fromSeq);
  const messages = merged(state.messages, [...page, ...(state.strays ?? [])], fromSeq);
  return { ...state, messages, fromSeq, hasOlder, strays: null };
}

/** All of these from `fromSeq` on, each in its newest state. */
export function merged(messages: readonly Message[], more: readonly Message[], fromSeq: number): readonly Message[] {
  return more.filter(({ seq }) => seq >= fromSeq).reduce(withMessage, messages);
}

/** Lets go of the oldest beyond `most`; they can be read again. */
export function trimmed(state: ConversationState, most: number): ConversationState {
  const first = state.messages.at(-most);
  if (first === undefined || state.messages.length <= most || state.strays !== null) return state;
  return { ...state, messages: state.messages.slice(-most), fromSeq: first.seq, hasOlder: true };
}

/** Where the seq stands, or would. From the end, because that is where messages come. */
function placeOf(messages: readonly Message[], seq: number): number {
  let index = messages.length;
  while (index > 0 && (messages[index - 1]?.seq ?? 0) >= seq) index--;
  return index;
}
