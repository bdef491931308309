import { MessagesSquare } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../ui/empty-state.tsx';

export function NoConversation() {
  const text = useTranslations('conversations');
  return (
    <EmptyState icon={MessagesSquare} title={text('choose')}>
      <p>{text('chooseHint')}</p>
    </EmptyState>
  );
}
