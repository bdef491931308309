import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../ui/empty-state.tsx';

export function NotFound() {
  const text = useTranslations('shell');
  return (
    <EmptyState icon={Compass} title={text('notFound')}>
      <Link to="/">{text('toChats')}</Link>
    </EmptyState>
  );
}
