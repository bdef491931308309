import { useMutation, useQuery } from '@apollo/client/react';
import { LogOut } from 'lucide-react';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { RevokeSessionDocument, SessionsDocument } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import lines from '../../ui/lines.module.css';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';

/** Where the viewer is signed in. */
export function SessionsPage() {
  const text = useTranslations('settings');
  const format = useFormatter();
  const now = useNow();
  const report = useReport();
  const { data } = useQuery(SessionsDocument, { fetchPolicy: 'cache-and-network' });
  const [revoke] = useMutation(RevokeSessionDocument, { refetchQueries: [SessionsDocument] });
  if (data === undefined) return <Loading />;
  return (
    <Page title={text('sessions')} back="/settings">
      <Section title={text('signedIn')}>
        <ul className={lines['lines']} aria-label={text('signedIn')}>
          {data.viewer.sessions.map(({ id, deviceName, lastSeenAt, current }) => {
            const name = deviceName ?? text('unknownDevice');
            return (
              <li key={id} className={lines['line']}>
                <span>
                  {name}
                  <br />
                  <small>{current ? text('thisDevice') : format.relativeTime(new Date(lastSeenAt), now)}</small>
                </span>
                {!current && (
                  <IconButton
                    icon={LogOut}
                    label={text('revoke', { name })}
                    onPress={() => void revoke({ variables: { sessionId: id } }).catch(report)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </Section>
    </Page>
  );
}
