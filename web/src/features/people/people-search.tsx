import { skipToken, useQuery } from '@apollo/client/react';
import { useDeferredValue, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { FindPeopleDocument, type UserFragment } from '../../generated/graphql.ts';
import lines from '../../ui/lines.module.css';
import { PersonLine } from '../../ui/person-line.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface PeopleSearchProps {
  readonly onPick: (user: UserFragment) => void;
  /** Those who are picked already. */
  readonly picked?: readonly UserFragment[];
}

/** Finds people by the beginning of their names. */
export function PeopleSearch({ onPick, picked }: PeopleSearchProps) {
  const text = useTranslations('people');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { data, previousData } = useQuery(FindPeopleDocument, search === '' ? skipToken : { variables: { search } });
  const found = search === '' ? undefined : (data ?? previousData)?.users.edges.map(({ node }) => node);
  return (
    <>
      <TextField label={text('search')} description={text('searchHint')} value={typed} onChange={setTyped} autoFocus />
      <ul className={lines['lines']} aria-label={text('found')}>
        {found?.map((user) => (
          <li key={user.id}>
            <Button
              className={lines['line'] ?? ''}
              aria-pressed={picked?.some(({ id }) => id === user.id) ?? false}
              onPress={() => onPick(user)}
            >
              <PersonLine id={user.id} name={user.displayName} avatarUrl={user.avatarUrl} detail={`@${user.username}`} />
            </Button>
          </li>
        ))}
      </ul>
      {found?.length === 0 && <p className={lines['note']}>{text('nobodyFound')}</p>}
    </>
  );
}
