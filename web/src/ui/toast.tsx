import type { Observable } from '@tokenim/client';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { useObservable } from '../app/use-observable.ts';
import styles from './toast.module.css';

const shownMs = 7_000;

/** A sentence over everything else, for a while. */
class ToastCell implements Observable<string | null> {
  private readonly listeners = new Set<(sentence: string | null) => void>();
  private sentence: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  get(): string | null {
    return this.sentence;
  }

  subscribe(listener: (sentence: string | null) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  show(sentence: string | null): void {
    clearTimeout(this.timer);
    this.sentence = sentence;
    for (const listener of this.listeners) listener(sentence);
    if (sentence !== null) this.timer = setTimeout(() => this.show(null), shownMs);
  }
}

export const toast = new ToastCell();

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
