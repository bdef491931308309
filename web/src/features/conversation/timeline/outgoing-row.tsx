import { CircleAlert, Clock } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useFormatter, useTranslations } from 'use-intl';
import { useClient } from '../../../app/client.tsx';
import type { OutgoingFragment } from '../../../generated/graphql.ts';
import { Bubble } from './bubble.tsx';
import { FormattedText } from './formatted-text.tsx';
import styles from './outgoing-row.module.css';

/** What one has written here and the server does not have yet. */
export function OutgoingRow({ outgoing, continues }: { readonly outgoing: OutgoingFragment; readonly continues: boolean }) {
  const text = useTranslations('conversation');
  const { outbox } = useClient();
  const format = useFormatter();
  const { clientMessageId, body, error } = outgoing;
  const hasFailed = outgoing.status === 'FAILED';
  return (
    <Bubble
      isOwn
      continues={continues}
      label={`${text('sending')}: ${body ?? ''}`}
      meta={
        <>
          {format.dateTime(new Date(outgoing.writtenAt), { hour: 'numeric', minute: '2-digit' })}
          {hasFailed ? (
            <CircleAlert size={15} aria-hidden className={styles['danger']} />
          ) : (
            <Clock size={14} role="img" aria-label={text('sending')} />
          )}
        </>
      }
      footer={
        hasFailed && (
          <p className={styles['failure']} role="alert">
            {text('failed', { reason: error?.message ?? '' })}
            <Button className={styles['action'] ?? ''} onPress={() => outbox.retry(clientMessageId)}>
              {text('retry')}
            </Button>
            <Button className={styles['action'] ?? ''} onPress={() => outbox.discard(clientMessageId)}>
              {text('discard')}
            </Button>
          </p>
        )
      }
    >
      <FormattedText text={body ?? ''} mentions={[]} mentionsAll={false} />
    </Bubble>
  );
}
