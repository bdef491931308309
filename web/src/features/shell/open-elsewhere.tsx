import { AppWindow } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** What a tab shows once a newer one has taken its place. */
export function OpenElsewhere() {
  const text = useTranslations('shell');
  return (
    <EmptyState icon={AppWindow} title={text('openElsewhere')}>
      <Button onPress={() => location.reload()}>{text('useHere')}</Button>
    </EmptyState>
  );
}
