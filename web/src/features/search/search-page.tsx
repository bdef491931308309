import { skipToken, useQuery } from '@apollo/client/react';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SearchMessagesDocument } from '../../generated/graphql.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { Button } from '../../ui/button.tsx';
import { ColumnHeader } from '../../ui/column-header.tsx';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import lines from '../../ui/lines.module.css';
import { TextField } from '../../ui/text-field.tsx';
import { FoundMessage } from './found-message.tsx';

/** Messages of all conversations, by their words. */
export function SearchPage() {
  const text = useTranslations('search');
  const people = useTranslations('people');
  const errorText = useErrorText();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data, previousData, error, fetchMore } = useQuery(
    SearchMessagesDocument,
    words === '' ? skipToken : { variables: { text: words } },
  );
  const found = words === '' || error !== undefined ? undefined : (data ?? previousData)?.searchMessages;
  return (
    <Columns
      hasDetail={false}
      list={
        <>
          <ColumnHeader title={text('title')} back="/" />
          <div className={lines['scrolled']}>
            <div className={lines['field']}>
              <TextField label={text('words')} value={typed} onChange={setTyped} autoFocus />
            </div>
            <ul className={lines['lines']} aria-label={text('found')}>
              {found?.edges.map(({ node, snippet }) => (
                <li key={node.id}>
                  <FoundMessage message={node} snippet={snippet} />
                </li>
              ))}
            </ul>
            <p role="status" className={lines['note']}>
              {error !== undefined && words !== '' && errorText(error)}
              {found?.edges.length === 0 && text('nothing')}
            </p>
            {found?.pageInfo.hasNextPage === true && (
              <Button look="quiet" onPress={() => void fetchMore({ variables: { after: found.pageInfo.endCursor } })}>
                {people('more')}
              </Button>
            )}
          </div>
        </>
      }
    >
      <EmptyState icon={Search} title={text('choose')} />
    </Columns>
  );
}
