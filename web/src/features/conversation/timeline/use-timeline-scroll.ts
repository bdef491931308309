import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useParams } from 'react-router';
import type { VirtualizerHandle } from 'virtua';
import type { Row } from './rows.ts';
import { pageSize, type Messages } from './use-messages.ts';
import { useReadMarker } from './use-read-marker.ts';

/** From an end of what is loaded: more is asked for before somebody gets there. */
const aheadPx = 1_500;
/** Whoever is that near to the end follows what comes. */
const endPx = 60;
/** The list measures what it has gone to, and corrects itself. */
const settlingMs = 250;

/** Where to go once it is loaded. */
type Target = { readonly seq: number; readonly align: 'start' | 'center' } | 'end';

export interface TimelineScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly list: RefObject<VirtualizerHandle | null>;
  readonly onScroll: () => void;
  readonly onScrollEnd: () => void;
  readonly onResize: () => void;
  /** Whether rows have come or gone before those that stay. */
  readonly startMoved: boolean;
  /** Whether the end is out of sight. */
  readonly isAway: boolean;
  /** Of the message that one has jumped to. */
  readonly markedSeq: number | null;
  readonly jumpTo: (seq: number) => void;
  readonly toNewest: () => void;
}

/** Keeps what one reads where it is: pages come before and after it, and only who is at the end follows what is new. */
export function useTimelineScroll(history: Messages, rows: readonly Row[], firstUnreadSeq: number | null): TimelineScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const target = useRef<Target | null>(firstUnreadSeq === null ? 'end' : { seq: firstUnreadSeq, align: 'start' });
  const follows = useRef(false);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isAway, setIsAway] = useState(false);
  const [markedSeq, setMarkedSeq] = useState<number | null>(null);
  const startMoved = useStartMoved(rows);
  const see = useReadMarker();
  const latest = useLatest({ history, rows });
  const { rootId } = useParams();

  const look = useCallback(() => {
    const { current: view } = list;
    if (view === null || target.current !== null || settling.current !== undefined) return;
    const { history: shown, rows: all } = latest.current;
    const { scrollOffset, scrollSize, viewportSize } = view;
    const belowPx = scrollSize - scrollOffset - viewportSize;
    follows.current = belowPx < endPx && !shown.hasNewer;
    setIsAway(belowPx > viewportSize);
    if (scrollOffset < aheadPx) shown.loadOlder();
    if (belowPx < aheadPx) shown.loadNewer();
    const lowest = all[view.findItemIndex(scrollOffset + viewportSize - 1)];
    const isVisible = scroller.current?.checkVisibility({ visibilityProperty: true }) === true;
    if (lowest?.seq != null && isVisible) see(lowest.seq);
  }, [latest, see]);

  /** What goes before what one reads makes the list correct itself, which one would see while it moves. */
  const rest = useCallback(() => {
    const { history: shown, rows: all } = latest.current;
    const highest = list.current?.findItemIndex(list.current.scrollOffset) ?? 0;
    if (all.length - highest < pageSize) shown.letGoOfOlder();
  }, [latest]);

  /** Goes there if it is loaded. */
  const settle = useCallback(() => {
    const { current: place } = target;
    if (place === null) return;
    const index = indexOf(place, latest.current);
    if (index < 0) return;
    list.current?.scrollToIndex(index, place === 'end' ? { align: 'end' } : { align: place.align });
    follows.current = place === 'end';
    target.current = null;
    clearTimeout(settling.current);
    settling.current = setTimeout(() => {
      settling.current = undefined;
      look();
    }, settlingMs);
  }, [latest, look]);

  const lastKey = useRef<string>(undefined);
  useLayoutEffect(() => {
    const last = rows.at(-1);
    const isNews = last?.key !== lastKey.current;
    lastKey.current = last?.key;
    const isWanted = follows.current || last?.entry.kind === 'outgoing';
    if (isNews && isWanted && target.current === null) target.current = 'end';
    settle();
    look();
  }, [rows, settle, look]);

  // Where there is little room a thread lies over it.
  useEffect(look, [rootId, look]);

  const goTo = useCallback(
    (place: Target) => {
      target.current = place;
      if (indexOf(place, latest.current) >= 0) settle();
      else latest.current.history.jump(place === 'end' ? null : place.seq).catch(() => (target.current = null));
    },
    [latest, settle],
  );
  const toNewest = useCallback(() => goTo('end'), [goTo]);
  const jumpTo = useCallback(
    (seq: number) => {
      setMarkedSeq(seq);
      goTo({ seq, align: 'center' });
    },
    [goTo],
  );

  return {
    scroller,
    list,
    onScroll: look,
    onScrollEnd: rest,
    onResize: () => {
      if (follows.current) toNewest();
    },
    startMoved,
    isAway,
    markedSeq,
    jumpTo,
    toNewest,
  };
}

/** Negative where it is not loaded. A message that is gone has its place at the next one. */
function indexOf(place: Target, { history, rows }: { readonly history: Messages; readonly rows: readonly Row[] }): number {
  if (place === 'end') return history.hasNewer ? -1 : rows.length - 1;
  const firstSeq = rows[0]?.seq ?? 0;
  if (firstSeq > place.seq && history.hasOlder) return -1;
  return rows.findIndex(({ seq }) => seq !== null && seq >= place.seq);
}

function useStartMoved(rows: readonly Row[]): boolean {
  const [last, setLast] = useState({ rows, startMoved: false });
  if (last.rows === rows) return last.startMoved;
  const startMoved = last.rows[0]?.key !== rows[0]?.key && (contains(rows, last.rows[0]) || contains(last.rows, rows[0]));
  setLast({ rows, startMoved });
  return startMoved;
}

function contains(rows: readonly Row[], row: Row | undefined): boolean {
  return row !== undefined && rows.some(({ key }) => key === row.key);
}

/** What callbacks see that do not change with it. */
function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
