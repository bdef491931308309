import { useMutation, useQuery } from '@apollo/client/react';
import { Link2Off, Megaphone, UsersRound } from 'lucide-react';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { InvitePreviewDocument, JoinByInviteDocument } from '../../generated/graphql.ts';
import { ActionForm, type Fields } from '../../ui/action-form.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from '../../ui/landing.module.css';

/** Where an invite link leads. */
export function JoinPage() {
  const { token = '' } = useParams();
  return (
    <main className={styles['page']}>
      <Invitation token={token} />
    </main>
  );
}

function Invitation({ token }: { readonly token: string }) {
  const text = useTranslations('information');
  const conversations = useTranslations('conversations');
  const navigate = useNavigate();
  const { data, error } = useQuery(InvitePreviewDocument, { variables: { token } });
  const [join, { data: answer }] = useMutation(JoinByInviteDocument);
  if (error !== undefined) return <EmptyState icon={Link2Off} title={text('noLink')} />;
  if (data === undefined) return <Loading />;
  const { name, memberCount, isChannel, requiresApproval } = data.invitePreview;
  const send = async (field: Fields): Promise<void> => {
    const { data: joined } = await join({ variables: { token, note: field('note') || null } });
    const id = joined?.joinByInvite.conversation?.id;
    if (id !== undefined) await navigate(`/c/${id}`);
  };
  return (
    <EmptyState icon={isChannel ? Megaphone : UsersRound} title={name}>
      <p>{conversations(isChannel ? 'readers' : 'members', { count: memberCount })}</p>
      {answer?.joinByInvite.joined === false ? (
        <p>{text('waiting')}</p>
      ) : (
        <ActionForm submit={text(requiresApproval ? 'askToJoin' : 'join')} onSubmit={send}>
          {requiresApproval && <TextField name="note" label={text('joinNote')} maxLength={200} />}
        </ActionForm>
      )}
    </EmptyState>
  );
}
