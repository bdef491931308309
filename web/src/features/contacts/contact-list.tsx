import { useMutation, useQuery } from '@apollo/client/react';
import { Check, Star, UserPlus, UsersRound, X } from 'lucide-react';
import { useState } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import {
  AcceptContactRequestDocument,
  CancelContactRequestDocument,
  ContactRequestsDocument,
  ContactsDocument,
  DeclineContactRequestDocument,
  type ContactFragment,
  type ContactRequestFragment,
} from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { ColumnHeader } from '../../ui/column-header.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import lines from '../../ui/lines.module.css';
import { Loading } from '../../ui/loading.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PersonLine } from '../../ui/person-line.tsx';
import { usePresences } from '../conversations/use-presences.ts';
import { PeopleSearch } from '../people/people-search.tsx';

/** Who wants to be a contact, who was asked, and who is one: favourites first. */
export function ContactList() {
  const text = useTranslations('people');
  const shell = useTranslations('shell');
  const navigate = useNavigate();
  const [isSearching, setIsSearching] = useState(false);
  return (
    <>
      <ColumnHeader title={shell('contacts')}>
        <IconButton icon={UserPlus} label={text('find')} onPress={() => setIsSearching(true)} />
      </ColumnHeader>
      <div className={lines['scrolled']}>
        <Requests direction="INCOMING" />
        <Requests direction="OUTGOING" />
        <Contacts />
      </div>
      {isSearching && (
        <Dialog title={text('find')} onClose={() => setIsSearching(false)}>
          <PeopleSearch
            onPick={({ id }) => {
              setIsSearching(false);
              void navigate(`/contacts/${id}`);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function Requests({ direction }: { readonly direction: 'INCOMING' | 'OUTGOING' }) {
  const text = useTranslations('people');
  const { data } = useQuery(ContactRequestsDocument, { variables: { direction } });
  const requests = data?.contactRequests.edges.map(({ node }) => node) ?? [];
  if (requests.length === 0) return null;
  const title = text(direction === 'INCOMING' ? 'incoming' : 'outgoing');
  return (
    <>
      <h2 className={lines['group']}>{title}</h2>
      <ul className={lines['lines']} aria-label={title}>
        {requests.map((request) => (
          <Request key={request.user.id} request={request} />
        ))}
      </ul>
    </>
  );
}

function Request({ request: { user, note, direction } }: { readonly request: ContactRequestFragment }) {
  const text = useTranslations('people');
  const report = useReport();
  const variables = { userId: user.id };
  const [accept] = useMutation(AcceptContactRequestDocument, { variables });
  const [decline] = useMutation(DeclineContactRequestDocument, { variables });
  const [cancel] = useMutation(CancelContactRequestDocument, { variables });
  return (
    <li>
      <div className={lines['line']}>
        <NavLink to={`/contacts/${user.id}`} className={lines['line'] ?? ''}>
          <PersonLine id={user.id} name={user.displayName} avatarUrl={user.avatarUrl} />
        </NavLink>
        {direction === 'INCOMING' ? (
          <>
            <IconButton
              icon={Check}
              label={text('accept', { name: user.displayName })}
              look="primary"
              onPress={() => void accept().catch(report)}
            />
            <IconButton icon={X} label={text('decline', { name: user.displayName })} onPress={() => void decline().catch(report)} />
          </>
        ) : (
          <IconButton icon={X} label={text('cancelRequest', { name: user.displayName })} onPress={() => void cancel().catch(report)} />
        )}
      </div>
      {note !== null && note !== '' && (
        <p className={lines['note']} dir="auto">
          {note}
        </p>
      )}
    </li>
  );
}

function Contacts() {
  const text = useTranslations('people');
  const { data, fetchMore } = useQuery(ContactsDocument);
  const contacts = data?.contacts.edges.map(({ node }) => node) ?? [];
  usePresences(contacts.map(({ user }) => user.id));
  if (data === undefined) return <Loading />;
  if (contacts.length === 0)
    return (
      <EmptyState icon={UsersRound} title={text('noContacts')}>
        <p>{text('noContactsHint')}</p>
      </EmptyState>
    );
  return (
    <>
      <h2 className={lines['group']}>{text('contacts')}</h2>
      <ul className={lines['lines']} aria-label={text('contacts')}>
        {contacts.toSorted(byName).map((contact) => (
          <li key={contact.user.id}>
            <NavLink to={`/contacts/${contact.user.id}`} className={lines['line'] ?? ''}>
              <PersonLine id={contact.user.id} name={nameOf(contact)} avatarUrl={contact.user.avatarUrl} />
              {contact.favourite && <Star size={16} aria-label={text('favourite')} />}
            </NavLink>
          </li>
        ))}
      </ul>
      <MoreButton page={data.contacts.pageInfo} onMore={async (after) => fetchMore({ variables: { after } })} />
    </>
  );
}

function nameOf({ remarkName, user }: ContactFragment): string {
  return remarkName ?? user.displayName;
}

function byName(one: ContactFragment, other: ContactFragment): number {
  return Number(other.favourite) - Number(one.favourite) || nameOf(one).localeCompare(nameOf(other));
}
