import { Dialog } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from 'react-aria-components';
import styles from './emoji-picker.module.css';

/** Those that people use most, at hand. */
const emoji = [
  '👍',
  '❤️',
  '😂',
  '😮',
  '😢',
  '🙏',
  '🎉',
  '🔥',
  '👏',
  '✅',
  '👀',
  '🤔',
  '😊',
  '😍',
  '😭',
  '😅',
  '🤝',
  '💪',
  '🚀',
  '☕',
  '🌧️',
  '☀️',
  '🏔️',
  '🥾',
];

/** In a popover. */
export function EmojiPicker({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const text = useTranslations('conversation');
  return (
    <Dialog className={styles['picker'] ?? ''} aria-label={text('emoji')}>
      {emoji.map((one) => (
        <Button key={one} className={styles['emoji'] ?? ''} aria-label={one} onPress={() => onPick(one)}>
          {one}
        </Button>
      ))}
    </Dialog>
  );
}
