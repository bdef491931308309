import { skipToken, useQuery } from '@apollo/client/react';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SearchMessagesDocument } from '../../generated/graphql.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { ColumnHeader } from '../../ui/column-header.tsx';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import lines from '../../ui/lines.module.css';
import { MoreButton } from '../../ui/more-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FoundMessage } from './found-message.tsx';

/** Messages of all conversations, by their words. */
export function SearchPage() {
  const text = useTranslations('search');
  const errorText = useErrorText();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data, previousData, error, fetchMore } = useQuery(
    SearchMessagesDocument,
    words === '' ? skipToken : { variables: { text: words } },
  );
  // What was found stays, also where it cannot be read again.
  const failure = words === '' || data !== undefined ? undefined : error;
  const found = words === '' || failure !== undefined ? undefined : (data ?? previousData)?.searchMessages;
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
              {failure !== undefined && errorText(failure)}
              {found?.edges.length === 0 && text('nothing')}
            </p>
            {found !== undefined && <MoreButton page={found.pageInfo} onMore={async (after) => fetchMore({ variables: { after } })} />}
          </div>
        </>
      }
    >
      <EmptyState icon={Search} title={text('choose')} />
    </Columns>
  );
}
