import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { ThreadQuery } from '../../../generated/graphql.ts';
import { Button } from '../../../ui/button.tsx';
import { useConversation } from '../conversation-context.ts';
import { rowsOf } from '../timeline/rows.ts';
import { RowView } from '../timeline/row-view.tsx';
import styles from './thread-messages.module.css';

type Root = Extract<NonNullable<ThreadQuery['node']>, { __typename: 'Message' }>;

interface ThreadMessagesProps {
  readonly root: Root;
  readonly onLoadOlder: () => void;
}

/** The root, and its replies under it. */
export function ThreadMessages({ root, onLoadOlder }: ThreadMessagesProps) {
  const text = useTranslations('conversation');
  const { conversation, viewerId } = useConversation();
  const { thread, replyCount } = root;
  const outgoing = useMemo(
    () => conversation.outgoing.filter(({ threadRootId }) => threadRootId === root.id),
    [conversation.outgoing, root.id],
  );
  const messages = [root, ...thread.edges.map(({ node }) => node)];
  const [first, ...replies] = rowsOf(messages, outgoing, { viewerId, firstUnreadSeq: null, hasOlder: false });
  const scroller = useRef<HTMLDivElement>(null);
  const written = outgoing.at(-1)?.clientMessageId;
  useEffect(() => {
    // The scroller begins at its end.
    if (written !== undefined) scroller.current?.scrollTo({ top: 0 });
  }, [written]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls can be reached with the keyboard.
    <div ref={scroller} className={styles['scroller']} role="feed" aria-label={text('thread')} tabIndex={0}>
      <div>
        {first !== undefined && <RowView row={first} isMarked={false} />}
        <p className={styles['count']}>{text('replies', { count: Math.max(replyCount, thread.edges.length) })}</p>
        {thread.pageInfo.hasPreviousPage && (
          <div className={styles['older']}>
            <Button look="quiet" onPress={onLoadOlder}>
              {text('olderReplies')}
            </Button>
          </div>
        )}
        {replies.map((row) => (
          <RowView key={row.key} row={row} isMarked={false} />
        ))}
      </div>
    </div>
  );
}
