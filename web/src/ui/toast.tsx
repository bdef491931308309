import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Cell } from '../app/cell.ts';
import { useObservable } from '../app/use-observable.ts';
import styles from './toast.module.css';

const shownMs = 7_000;

/** A sentence over everything else, for a while. */
class ToastCell extends Cell<string | null> {
  private timer: ReturnType<typeof setTimeout> | undefined;

  show(sentence: string | null): void {
    clearTimeout(this.timer);
    this.set(sentence);
    if (sentence !== null) this.timer = setTimeout(() => this.show(null), shownMs);
  }
}

export const toast = new ToastCell(null);

export function Toast() {
  const text = useTranslations('common');
  const sentence = useObservable(toast);
  return (
    <div role="alert" className={styles['region']}>
      {sentence !== null && (
        <p className={styles['toast']}>
          {sentence}
          <Button className={styles['close'] ?? ''} aria-label={text('close')} onPress={() => toast.show(null)}>
            <X size={16} aria-hidden />
          </Button>
        </p>
      )}
    </div>
  );
}
