import { useTranslations } from 'use-intl';
import { toast } from '../ui/toast.tsx';
import { useErrorText } from './use-error-text.ts';

/** Tells the reader that something did not work, where there is no better place for it. */
export function useReport(): (failure: unknown) => void {
  const text = useTranslations('errors');
  const errorText = useErrorText();
  return (failure) => toast.show(text('failed', { reason: errorText(failure) }));
}
