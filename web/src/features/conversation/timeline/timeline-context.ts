import { createContext, use } from 'react';
import type { Composition } from '../composition.ts';

/** What a message can ask of the timeline around it. */
export interface TimelineActions {
  readonly jumpTo: (seq: number) => void;
  readonly onCompose: (composition: Composition) => void;
}

export const TimelineContext = createContext<TimelineActions>({ jumpTo: () => undefined, onCompose: () => undefined });

export function useTimeline(): TimelineActions {
  return use(TimelineContext);
}
