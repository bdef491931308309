import { lazy, Suspense } from 'react';
import { Dialog } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Loading } from '../../../ui/loading.tsx';
import styles from './emoji-picker.module.css';

const EmojiSearch = lazy(async () => ({ default: (await import('./emoji-search.tsx')).EmojiSearch }));

/** In a popover. */
export function EmojiPicker({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const text = useTranslations('conversation');
  return (
    <Dialog className={styles['picker'] ?? ''} aria-label={text('emoji')}>
      <Suspense fallback={<Loading />}>
        <EmojiSearch onPick={onPick} />
      </Suspense>
    </Dialog>
  );
}
