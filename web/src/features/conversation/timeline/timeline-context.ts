import { createContext, use } from 'react';
import type { Composition } from '../composition.ts';

/** What a message can ask of the timeline around it. */
export interface TimelineActions {
  readonly jumpTo: (seq: number) => void;
  readonly onCompose: (composition: Composition) => void;
  /** Of the thread that is shown; null where all of the conversation is. */
  readonly threadRootId: string | null;
}

export const TimelineContext = createContext<TimelineActions>({
  jumpTo: () => undefined,
  onCompose: () => undefined,
  threadRootId: null,
});

export function useTimeline(): TimelineActions {
  return use(TimelineContext);
}
