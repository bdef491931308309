import { Pin } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { useMessagePreview } from '../../conversations/use-message-preview.ts';
import { useConversation } from '../conversation-context.ts';
import styles from './pinned-bar.module.css';
import { useTimeline } from './timeline-context.ts';

/** The newest of the pinned messages; a press goes to where it was said. */
export function PinnedBar() {
  const text = useTranslations('conversation');
  const previewOf = useMessagePreview();
  const { jumpTo } = useTimeline();
  const [pinned] = useConversation().conversation.pinnedMessages.edges.map(({ node }) => node);
  if (pinned === undefined) return null;
  return (
    <Button className={styles['bar'] ?? ''} onPress={() => jumpTo(pinned.seq)}>
      <Pin size={16} aria-label={text('pinnedMessage')} />
      <span className={styles['preview']} dir="auto">
        {previewOf(pinned)}
      </span>
    </Button>
  );
}
