import { useMutation, useQuery } from '@apollo/client/react';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { BansDocument, UnbanMemberDocument } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import lines from '../../ui/lines.module.css';
import { PersonLine } from '../../ui/person-line.tsx';
import { Section } from '../../ui/section.tsx';
import { useGroup } from './group-context.ts';

/** Who cannot come back. */
export function BansSection() {
  const text = useTranslations('information');
  const report = useReport();
  const { group } = useGroup();
  const { data } = useQuery(BansDocument, { variables: { groupId: group.id }, fetchPolicy: 'cache-and-network' });
  const [unban] = useMutation(UnbanMemberDocument, { refetchQueries: [BansDocument] });
  const bans = data?.bans.edges ?? [];
  if (bans.length === 0) return null;
  return (
    <Section title={text('bans')}>
      <ul className={lines['lines']} aria-label={text('bans')}>
        {bans.map(({ node: { user } }) => (
          <li key={user.id} className={lines['line']}>
            <PersonLine id={user.id} name={user.displayName} avatarUrl={user.avatarUrl} />
            <IconButton
              icon={Undo2}
              label={text('unban', { name: user.displayName })}
              onPress={() => void unban({ variables: { groupId: group.id, userId: user.id } }).catch(report)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
