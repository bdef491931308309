import { useMutation, useQuery } from '@apollo/client/react';
import { Undo2, UserX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { BlocksDocument, UnblockUserDocument } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import lines from '../../ui/lines.module.css';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { PersonLine } from '../../ui/person-line.tsx';

/** Whom the viewer has blocked. */
export function BlocksPage() {
  const text = useTranslations('settings');
  const report = useReport();
  const { data } = useQuery(BlocksDocument);
  const [unblock] = useMutation(UnblockUserDocument);
  const blocks = data?.blocks.edges.map(({ node }) => node.user);
  return (
    <Page title={text('blocked')} back="/settings">
      {blocks === undefined && <Loading />}
      {blocks?.length === 0 && <EmptyState icon={UserX} title={text('nobodyBlocked')} />}
      <ul className={lines['lines']} aria-label={text('blocked')}>
        {blocks?.map((user) => (
          <li key={user.id} className={lines['line']}>
            <PersonLine id={user.id} name={user.displayName} avatarUrl={user.avatarUrl} />
            <IconButton
              icon={Undo2}
              label={text('unblock', { name: user.displayName })}
              onPress={() => void unblock({ variables: { userId: user.id } }).catch(report)}
            />
          </li>
        ))}
      </ul>
    </Page>
  );
}
