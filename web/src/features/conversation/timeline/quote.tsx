import { Button } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import type { MessageFragment } from '../../../generated/graphql.ts';
import { useMessagePreview } from '../../conversations/use-message-preview.ts';
import styles from './quote.module.css';
import { useTimeline } from './timeline-context.ts';

/** The message that another one answers; a press goes there. */
export function Quote({ message }: { readonly message: NonNullable<MessageFragment['replyTo']> }) {
  const nobody = useTranslations('conversations')('nobody');
  const previewOf = useMessagePreview();
  const { jumpTo } = useTimeline();
  return (
    <Button className={styles['quote'] ?? ''} onPress={() => jumpTo(message.seq)}>
      <span className={styles['author']}>{message.sender?.displayName ?? nobody}</span>
      <span className={styles['preview']} dir="auto">
        {previewOf(message)}
      </span>
    </Button>
  );
}
