import { AtSign, BellOff, Megaphone, Pin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import { useObservable } from '../../app/use-observable.ts';
import type { ListedConversationFragment } from '../../generated/graphql.ts';
import { Avatar } from '../../ui/avatar.tsx';
import styles from './conversation-row.module.css';
import { isMuted } from './is-muted.ts';
import { titleOf } from './title.ts';
import { UnreadCount } from './unread-count.tsx';
import { useMessagePreview } from './use-message-preview.ts';
import { useShortTime } from './use-short-time.ts';
import { useTyping } from './use-typing.ts';

/** What a conversation is about at a glance. */
export function ConversationRow({ conversation }: { readonly conversation: ListedConversationFragment }) {
  const text = useTranslations('conversations');
  const shortTime = useShortTime();
  const { lastMessage, viewerMembership: membership } = conversation;
  const title = titleOf(conversation, useObservable(useClient().viewerId));
  const muted = isMuted(membership?.mutedUntil ?? null);

  return (
    <div className={styles['row']}>
      <Avatar id={title.id} name={title.name} url={title.avatarUrl} isOnline={title.peer?.user.presence.status === 'ONLINE'} />
      <span className={styles['lines']}>
        <span className={styles['line']}>
          {conversation.__typename === 'Channel' && <Megaphone size={14} aria-label={text('channel')} />}
          <span className={styles['name']} dir="auto">
            {title.name || text('nobody')}
          </span>
          {muted && <BellOff size={14} aria-label={text('muted')} />}
          {membership?.pinOrder != null && <Pin size={14} aria-label={text('pinned')} />}
          {lastMessage !== null && <time dateTime={lastMessage.createdAt}>{shortTime(new Date(lastMessage.createdAt))}</time>}
        </span>
        <span className={styles['line']}>
          <span className={styles['preview']}>
            <Preview conversation={conversation} />
          </span>
          {(membership?.unreadMentions ?? 0) > 0 && (
            <span className={styles['mention']}>
              <AtSign size={14} aria-label={text('mentioned')} />
            </span>
          )}
          <UnreadCount count={membership?.unreadCount ?? 0} isQuiet={muted} />
        </span>
      </span>
    </div>
  );
}

/** Who is typing, what one has begun to write, or the newest message. */
function Preview({ conversation }: { readonly conversation: ListedConversationFragment }) {
  const text = useTranslations('conversations');
  const previewOf = useMessagePreview();
  const viewerId = useObservable(useClient().viewerId);
  const [typer, ...others] = useTyping(conversation.__typename === 'Channel' ? null : conversation.id);
  const { lastMessage, viewerMembership } = conversation;
  const isDirect = conversation.__typename === 'DirectConversation';

  if (typer !== undefined)
    return (
      <span className={styles['typing']}>
        {isDirect ? text('someoneTyping') : text('typing', { name: typer, count: others.length + 1 })}
      </span>
    );
  const draft = viewerMembership?.draft?.body ?? '';
  if (draft !== '')
    return (
      <>
        <span className={styles['draft']}>{text('draft')}</span> {draft}
      </>
    );
  if (lastMessage === null) return null;
  const { sender, system } = lastMessage;
  const by = sender?.id === viewerId ? text('you') : isDirect || sender === null ? null : `${sender.displayName}:`;
  return (
    <bdi>
      {system === null && by} {previewOf(lastMessage)}
    </bdi>
  );
}
