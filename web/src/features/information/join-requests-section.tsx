import { useMutation, useQuery } from '@apollo/client/react';
import { Check, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import {
  ApproveJoinRequestDocument,
  DeclineJoinRequestDocument,
  InformationDocument,
  JoinRequestsDocument,
} from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import lines from '../../ui/lines.module.css';
import { PersonLine } from '../../ui/person-line.tsx';
import { Section } from '../../ui/section.tsx';
import { useGroup } from './group-context.ts';

const after = { refetchQueries: [JoinRequestsDocument, InformationDocument] };

/** Who wants to join. */
export function JoinRequestsSection() {
  const text = useTranslations('information');
  const people = useTranslations('people');
  const report = useReport();
  const { group } = useGroup();
  const { data } = useQuery(JoinRequestsDocument, { variables: { groupId: group.id }, fetchPolicy: 'cache-and-network' });
  const [approve] = useMutation(ApproveJoinRequestDocument, after);
  const [decline] = useMutation(DeclineJoinRequestDocument, after);
  return (
    <Section title={text('joinRequests')}>
      <ul className={lines['lines']} aria-label={text('joinRequests')}>
        {data?.joinRequests.edges.map(({ node: { user, note } }) => {
          const variables = { groupId: group.id, userId: user.id };
          return (
            <li key={user.id}>
              <div className={lines['line']}>
                <PersonLine id={user.id} name={user.displayName} avatarUrl={user.avatarUrl} />
                <IconButton
                  icon={Check}
                  look="primary"
                  label={people('accept', { name: user.displayName })}
                  onPress={() => void approve({ variables }).catch(report)}
                />
                <IconButton
                  icon={X}
                  label={people('decline', { name: user.displayName })}
                  onPress={() => void decline({ variables }).catch(report)}
                />
              </div>
              {note !== null && (
                <p className={lines['note']} dir="auto">
                  {note}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
