import { ArrowDown, MessageCircleDashed } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Virtualizer } from 'virtua';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Loading } from '../../../ui/loading.tsx';
import type { Composition } from '../composition.ts';
import { useConversation } from '../conversation-context.ts';
import { Announcer } from './announcer.tsx';
import { PinnedBar } from './pinned-bar.tsx';
import { RowView } from './row-view.tsx';
import { rowsOf } from './rows.ts';
import { TimelineContext } from './timeline-context.ts';
import styles from './timeline.module.css';
import { useDestination } from './use-destination.ts';
import { useMessages } from './use-messages.ts';
import { useTimelineScroll } from './use-timeline-scroll.ts';

/** What was said, from wherever one scrolls to. */
export function Timeline({ onCompose }: { readonly onCompose: (composition: Composition) => void }) {
  const text = useTranslations('conversation');
  const { conversation, viewerId } = useConversation();
  const [firstUnreadSeq] = useState(() => firstUnread(conversation));
  const destination = useDestination();
  const [startSeq] = useState(destination?.seq ?? firstUnreadSeq);
  const history = useMessages(conversation.id, startSeq);
  const { messages, hasOlder, hasNewer } = history;
  const { outgoing } = conversation;
  const rows = useMemo(
    () => rowsOf(messages ?? [], hasNewer ? [] : outgoing, { viewerId, firstUnreadSeq, hasOlder }),
    [messages, hasOlder, hasNewer, outgoing, viewerId, firstUnreadSeq],
  );
  const { scroller, list, jumpTo, ...scroll } = useTimelineScroll(history, rows, startSeq);
  const timeline = useMemo(() => ({ jumpTo, onCompose, threadRootId: null }), [jumpTo, onCompose]);
  const isLoaded = messages !== undefined;
  useEffect(() => {
    if (destination !== null && isLoaded) jumpTo(destination.seq);
  }, [destination, isLoaded, jumpTo]);

  return (
    <TimelineContext value={timeline}>
      <PinnedBar />
      <div className={styles['frame']}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls can be reached with the keyboard. */}
        <div ref={scroller} className={styles['scroller']} role="feed" aria-label={text('history')} tabIndex={0}>
          <div className={styles['spacer']} />
          <Virtualizer
            ref={list}
            scrollRef={scroller}
            data={rows}
            shift={scroll.startMoved}
            bufferSize={1_000}
            onScroll={scroll.onScroll}
            onScrollEnd={scroll.onScrollEnd}
            onResize={scroll.onResize}
          >
            {(row) => <RowView key={row.key} row={row} isMarked={row.seq !== null && row.seq === scroll.markedSeq} />}
          </Virtualizer>
        </div>
        {messages === undefined &&
          (history.error === undefined ? <Loading /> : <p className={styles['failure']}>{text('failedToLoad')}</p>)}
        {messages !== undefined && rows.length === 0 && (
          <div className={styles['empty']}>
            <EmptyState icon={MessageCircleDashed} title={text('empty')} />
          </div>
        )}
        {(scroll.isAway || hasNewer) && (
          <span className={styles['newest']}>
            <IconButton icon={ArrowDown} label={text('toNewest')} onPress={scroll.toNewest} />
          </span>
        )}
      </div>
      <Announcer messages={messages} />
    </TimelineContext>
  );
}

/** Null where everything is read. */
function firstUnread({ lastSeq, viewerMembership }: { lastSeq: number; viewerMembership: { unreadCount: number } | null }): number | null {
  const unreadCount = viewerMembership?.unreadCount ?? 0;
  return unreadCount === 0 ? null : lastSeq - unreadCount + 1;
}
