import { useFormatter, useNow, useTranslations } from 'use-intl';
import { Avatar } from '../../ui/avatar.tsx';
import { PaneHeader } from '../../ui/pane-header.tsx';
import { archivePath } from '../conversations/use-archive.ts';
import { usePresences } from '../conversations/use-presences.ts';
import { useTyping } from '../conversations/use-typing.ts';
import { useConversation } from './conversation-context.ts';
import styles from './conversation-header.module.css';
import { ConversationMenu } from './conversation-menu.tsx';

/** Whom one talks to, whether they are there, and what one can do with the conversation. */
export function ConversationHeader() {
  const { title, conversation } = useConversation();
  const text = useTranslations('conversations');
  return (
    <PaneHeader back={conversation.viewerMembership?.archived === true ? archivePath : '/'}>
      <Avatar id={title.id} name={title.name} url={title.avatarUrl} isOnline={title.peer?.user.presence.status === 'ONLINE'} />
      <div className={styles['titles']}>
        <h2 className={styles['name']} dir="auto">
          {title.name || text('nobody')}
        </h2>
        <p className={styles['state']}>
          <State />
        </p>
      </div>
      <ConversationMenu />
    </PaneHeader>
  );
}

/** Who is typing; otherwise whether the other one is there, or how many there are. */
function State() {
  const { conversation, title, isChannel } = useConversation();
  const text = useTranslations('conversations');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const [typer, ...others] = useTyping(isChannel ? null : conversation.id);
  usePresences(title.peer === null ? [] : [title.peer.user.id]);

  if (typer !== undefined)
    return (
      <span className={styles['typing']}>
        {title.peer === null ? text('typing', { name: typer, count: others.length + 1 }) : text('someoneTyping')}
      </span>
    );
  if (title.peer === null) return text(isChannel ? 'readers' : 'members', { count: conversation.memberCount });
  const { status, lastSeenAt } = title.peer.user.presence;
  if (status === 'ONLINE') return text('online');
  if (status === 'AWAY') return text('away');
  return lastSeenAt === null ? text('offline') : text('lastSeen', { time: format.relativeTime(new Date(lastSeenAt), now) });
}
