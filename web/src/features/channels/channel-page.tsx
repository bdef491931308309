import { useMutation } from '@apollo/client/react';
import { Megaphone } from 'lucide-react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import { useObservable } from '../../app/use-observable.ts';
import { JoinChannelDocument } from '../../generated/graphql.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from '../../ui/landing.module.css';

/** Where the address of a public channel leads. */
export function ChannelPage() {
  const { channelId = '' } = useParams();
  const text = useTranslations('channels');
  const { inbox } = useClient();
  const navigate = useNavigate();
  const isIn = useObservable(inbox.conversations).some(({ id }) => id === channelId);
  const [join] = useMutation(JoinChannelDocument, { variables: { channelId } });
  const enter = async (): Promise<void> => {
    await join();
    await inbox.add(channelId);
    await navigate(`/c/${channelId}`, { replace: true });
  };
  if (isIn) return <Navigate to={`/c/${channelId}`} replace />;
  return (
    <main className={styles['page']}>
      <EmptyState icon={Megaphone} title={text('invitation')}>
        <p>{text('invitationHint')}</p>
        <ActionForm submit={text('join')} onSubmit={enter}>
          {null}
        </ActionForm>
      </EmptyState>
    </main>
  );
}
