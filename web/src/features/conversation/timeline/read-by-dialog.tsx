import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { ReadByDocument } from '../../../generated/graphql.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { PersonLine } from '../../../ui/person-line.tsx';

/** Who has read a message of one’s own. */
export function ReadByDialog({ messageId, onClose }: { readonly messageId: string; readonly onClose: () => void }) {
  const text = useTranslations('conversation');
  const { data } = useQuery(ReadByDocument, { variables: { messageId }, fetchPolicy: 'network-only' });
  const readers = data?.node?.__typename === 'Message' ? (data.node.readBy?.edges ?? []) : [];
  return (
    <Dialog title={text('readBy')} onClose={onClose}>
      {data === undefined && <Loading />}
      {data !== undefined && readers.length === 0 && <p>{text('readByNobody')}</p>}
      <ul>
        {readers.map(({ node: { user } }) => (
          <li key={user.id}>
            <PersonLine id={user.id} name={user.displayName} avatarUrl={user.avatarUrl} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
