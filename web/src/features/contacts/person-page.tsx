import { useMutation, useQuery } from '@apollo/client/react';
import { CircleSlash } from 'lucide-react';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import {
  BlocksDocument,
  BlockUserDocument,
  ContactRequestsDocument,
  ContactsDocument,
  PersonDocument,
  RequestContactDocument,
  UnblockUserDocument,
  UpdateContactDocument,
  RemoveContactDocument,
  AcceptContactRequestDocument,
  type ContactFragment,
} from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import lines from '../../ui/lines.module.css';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePresences } from '../conversations/use-presences.ts';
import { PersonCard } from '../people/person-card.tsx';
import { useWriteTo } from '../people/use-write-to.ts';

/** Somebody, and what the viewer has to do with them. */
export function PersonPage() {
  const { userId = '' } = useParams();
  return <Person key={userId} id={userId} />;
}

function Person({ id }: { readonly id: string }) {
  const text = useTranslations('people');
  const { data, error } = useQuery(PersonDocument, { variables: { id } });
  const contact = useContact(id);
  const writeTo = useWriteTo();
  usePresences([id]);
  if (data === undefined && error === undefined) return <Loading />;
  const user = data?.user ?? null;
  if (user === null) return <EmptyState icon={CircleSlash} title={text('nobody')} />;
  return (
    <Page title={contact?.remarkName ?? user.displayName} back="/contacts">
      <PersonCard person={user}>
        <Button onPress={() => writeTo(id)}>{text('write')}</Button>
      </PersonCard>
      {contact === undefined ? <Acquaintance id={id} /> : <ContactSettings contact={contact} />}
      <Blocking id={id} />
    </Page>
  );
}

function useContact(id: string): ContactFragment | undefined {
  const { data } = useQuery(ContactsDocument);
  return data?.contacts.edges.find(({ node }) => node.user.id === id)?.node;
}

/** On the way to be a contact. */
function Acquaintance({ id }: { readonly id: string }) {
  const text = useTranslations('people');
  const incoming = useQuery(ContactRequestsDocument, { variables: { direction: 'INCOMING' } });
  const outgoing = useQuery(ContactRequestsDocument, { variables: { direction: 'OUTGOING' } });
  const [request] = useMutation(RequestContactDocument);
  const [accept] = useMutation(AcceptContactRequestDocument);
  const asked = [incoming, outgoing].flatMap(({ data }) => data?.contactRequests.edges ?? []).find(({ node }) => node.user.id === id)
    ?.node.direction;
  return (
    <Section title={text('becomeContacts')}>
      {asked === 'OUTGOING' && <p>{text('waiting')}</p>}
      {asked === 'INCOMING' && (
        <ActionForm submit={text('acceptRequest')} onSubmit={async () => accept({ variables: { userId: id } })}>
          <p>{text('wantsContact')}</p>
        </ActionForm>
      )}
      {asked === undefined && (
        <ActionForm
          submit={text('request')}
          onSubmit={async (field) => request({ variables: { input: { userId: id, note: field('note') || null } } })}
        >
          <TextField name="note" label={text('note')} description={text('noteHint')} maxLength={200} />
        </ActionForm>
      )}
    </Section>
  );
}

function ContactSettings({ contact: { user, favourite, remarkName } }: { readonly contact: ContactFragment }) {
  const text = useTranslations('people');
  const common = useTranslations('common');
  const report = useReport();
  const [update] = useMutation(UpdateContactDocument);
  const [remove] = useMutation(RemoveContactDocument, { variables: { userId: user.id } });
  return (
    <Section title={text('contact')}>
      <Switch
        isSelected={favourite}
        onChange={(isFavourite) => void update({ variables: { input: { userId: user.id, favourite: isFavourite } } }).catch(report)}
      >
        {text('favourite')}
      </Switch>
      <ActionForm
        submit={common('save')}
        onSubmit={async (field) => update({ variables: { input: { userId: user.id, remarkName: field('remarkName') || null } } })}
      >
        <TextField
          name="remarkName"
          label={text('remarkName')}
          description={text('remarkNameHint')}
          defaultValue={remarkName ?? ''}
          maxLength={64}
        />
      </ActionForm>
      <div className={lines['row']}>
        <Button look="quiet" onPress={() => void remove().catch(report)}>
          {text('remove')}
        </Button>
      </div>
    </Section>
  );
}

function Blocking({ id }: { readonly id: string }) {
  const text = useTranslations('people');
  const report = useReport();
  const { data } = useQuery(BlocksDocument);
  const variables = { userId: id };
  const [block] = useMutation(BlockUserDocument, { variables });
  const [unblock] = useMutation(UnblockUserDocument, { variables });
  const isBlocked = data?.blocks.edges.some(({ node }) => node.user.id === id) ?? false;
  return (
    <Section title={text('block')}>
      <p>{text(isBlocked ? 'blockedHint' : 'blockHint')}</p>
      <div className={lines['row']}>
        <Button look={isBlocked ? 'quiet' : 'danger'} onPress={() => void (isBlocked ? unblock() : block()).catch(report)}>
          {text(isBlocked ? 'unblock' : 'block')}
        </Button>
      </div>
    </Section>
  );
}
