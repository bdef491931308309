import { clsx } from 'clsx';
import { MessagesSquare } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import type { ShownMessageFragment } from '../../../generated/graphql.ts';
import { useShortTime } from '../../conversations/use-short-time.ts';
import { useTimeline } from '../timeline/timeline-context.ts';
import styles from './thread-link.module.css';
import { threadPath } from './thread-path.ts';

/** Under a message: how much was said about it, and who was the last. */
export function ThreadLink({ message }: { readonly message: ShownMessageFragment }) {
  const text = useTranslations('conversation');
  const shortTime = useShortTime();
  const { threadRootId } = useTimeline();
  const { id, conversationId, replyCount, lastReply } = message;
  if (replyCount === 0 || threadRootId !== null) return null;
  return (
    <Link to={threadPath(conversationId, id)} className={styles['link'] ?? ''}>
      <MessagesSquare size={16} aria-hidden />
      <span className={styles['count']}>{text('replies', { count: replyCount })}</span>
      {lastReply !== null && (
        <span className={styles['last']} dir="auto">
          {lastReply.sender?.displayName} · {shortTime(new Date(lastReply.createdAt))}
        </span>
      )}
    </Link>
  );
}

/** In a reply, where the conversation shows it. */
export function InThread({ message }: { readonly message: ShownMessageFragment }) {
  const text = useTranslations('conversation');
  const timeline = useTimeline();
  const { conversationId, threadRootId } = message;
  if (threadRootId === null || timeline.threadRootId !== null) return null;
  return (
    <Link to={threadPath(conversationId, threadRootId)} className={clsx(styles['link'], styles['line'])}>
      <MessagesSquare size={14} aria-hidden />
      {text('inThread')}
    </Link>
  );
}
