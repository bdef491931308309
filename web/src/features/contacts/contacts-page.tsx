import { ContactRound } from 'lucide-react';
import { Route, Routes, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ContactList } from './contact-list.tsx';
import { PersonPage } from './person-page.tsx';

export function ContactsPage() {
  const text = useTranslations('people');
  const chosen = useParams()['*'] ?? '';
  return (
    <Columns list={<ContactList />} hasDetail={chosen !== ''}>
      <Routes>
        <Route index element={<EmptyState icon={ContactRound} title={text('choose')} />} />
        <Route path=":userId" element={<PersonPage />} />
      </Routes>
    </Columns>
  );
}
