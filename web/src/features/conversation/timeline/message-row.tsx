import { useFormatter, useTranslations } from 'use-intl';
import type { ShownMessageFragment } from '../../../generated/graphql.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { useMessagePreview } from '../../conversations/use-message-preview.ts';
import { useConversation } from '../conversation-context.ts';
import { InThread, ThreadLink } from '../thread/thread-link.tsx';
import { Bubble } from './bubble.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageBody } from './message-body.tsx';
import { Progress } from './progress.tsx';
import { Reactions } from './reactions.tsx';

/** Somebody’s message. */
export function MessageRow({ message, continues }: { readonly message: ShownMessageFragment; readonly continues: boolean }) {
  const text = useTranslations('conversation');
  const nobody = useTranslations('conversations')('nobody');
  const format = useFormatter();
  const previewOf = useMessagePreview();
  const { viewerId, isDirect } = useConversation();
  const { sender } = message;
  const isOwn = sender?.id === viewerId;
  const name = sender?.displayName ?? nobody;
  const sentAt = format.dateTime(new Date(message.createdAt), { hour: 'numeric', minute: '2-digit' });
  const isGone = message.recalledAt !== null || message.expiredAt !== null;

  return (
    <Bubble
      isOwn={isOwn}
      continues={continues}
      {...(isDirect || isOwn
        ? {}
        : { avatar: <Avatar id={sender?.id ?? ''} name={name} url={sender?.avatarUrl ?? null} size="small" />, author: name })}
      label={`${name}, ${sentAt}: ${previewOf(message)}`}
      meta={
        <>
          {message.editedAt !== null && <span>{text('edited')}</span>}
          <time dateTime={message.createdAt}>{sentAt}</time>
          {isOwn && !isGone && <Progress message={message} />}
        </>
      }
      {...(isGone ? {} : { actions: <MessageActions message={message} isOwn={isOwn} /> })}
      footer={
        <>
          <Reactions message={message} />
          <ThreadLink message={message} />
        </>
      }
    >
      <InThread message={message} />
      <MessageBody message={message} />
    </Bubble>
  );
}
