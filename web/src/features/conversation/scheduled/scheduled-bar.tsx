import { useMutation, useQuery } from '@apollo/client/react';
import { CalendarClock, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useFormatter, useTranslations } from 'use-intl';
import { CancelScheduledMessageDocument, ScheduledMessagesDocument, type ScheduledMessagesQuery } from '../../../generated/graphql.ts';
import { useReport } from '../../../i18n/use-report.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import lines from '../../../ui/lines.module.css';
import { useMessagePreview } from '../../conversations/use-message-preview.ts';
import styles from './scheduled-bar.module.css';

type Scheduled = ScheduledMessagesQuery['scheduledMessages']['edges'][number]['node'];

/** Above the composer: how much waits to be sent here, while something does. */
export function ScheduledBar({ conversationId }: { readonly conversationId: string }) {
  const text = useTranslations('conversation');
  const { data } = useQuery(ScheduledMessagesDocument, { variables: { conversationId }, fetchPolicy: 'cache-and-network' });
  const [isOpen, setIsOpen] = useState(false);
  const scheduled = data?.scheduledMessages.edges.map(({ node }) => node) ?? [];
  if (scheduled.length === 0) return null;
  return (
    <>
      <Button className={styles['bar'] ?? ''} onPress={() => setIsOpen(true)}>
        <CalendarClock size={16} aria-hidden />
        {text('scheduledCount', { count: scheduled.length })}
      </Button>
      {isOpen && (
        <Dialog title={text('scheduled')} onClose={() => setIsOpen(false)}>
          <ul className={lines['lines']} aria-label={text('scheduled')}>
            {scheduled.map((message) => (
              <li key={message.id}>
                <ScheduledLine message={message} />
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

function ScheduledLine({ message }: { readonly message: Scheduled }) {
  const text = useTranslations('conversation');
  const format = useFormatter();
  const report = useReport();
  const previewOf = useMessagePreview();
  const [cancel] = useMutation(CancelScheduledMessageDocument, { variables: { id: message.id } });
  const preview = previewOf({ ...message, recalledAt: null });
  return (
    <div className={lines['line']}>
      <div className={styles['message']}>
        <p className={styles['body']} dir="auto">
          {preview}
        </p>
        <time className={styles['time']} dateTime={message.sendAt}>
          {format.dateTime(new Date(message.sendAt), { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
        {message.failure !== null && <p className={styles['failure']}>{text('failed', { reason: message.failure.reason })}</p>}
      </div>
      <IconButton icon={Trash2} label={text('cancelScheduled', { body: preview })} onPress={() => void cancel().catch(report)} />
    </div>
  );
}
