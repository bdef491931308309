import { X, type LucideIcon } from 'lucide-react';
import type { ShownMessageFragment } from '../../../generated/graphql.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useMessagePreview } from '../../conversations/use-message-preview.ts';
import styles from './composition-strip.module.css';

interface CompositionStripProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly message: ShownMessageFragment;
  readonly cancel: string;
  readonly onCancel: () => void;
}

/** Which message the next words are about. */
export function CompositionStrip({ icon: Icon, title, message, cancel, onCancel }: CompositionStripProps) {
  const previewOf = useMessagePreview();
  return (
    <div className={styles['strip']}>
      <Icon size={18} aria-hidden className={styles['icon']} />
      <div className={styles['lines']}>
        <p className={styles['title']}>{title}</p>
        <p className={styles['preview']} dir="auto">
          {previewOf(message)}
        </p>
      </div>
      <IconButton icon={X} label={cancel} onPress={onCancel} />
    </div>
  );
}
