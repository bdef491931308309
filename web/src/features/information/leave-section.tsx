import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { LeaveChannelDocument, LeaveGroupDocument } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { Button } from '../../ui/button.tsx';
import lines from '../../ui/lines.module.css';
import { Section } from '../../ui/section.tsx';
import { useGroup } from './group-context.ts';

export function LeaveSection() {
  const text = useTranslations('information');
  const navigate = useNavigate();
  const report = useReport();
  const { group, role } = useGroup();
  const kind = group.__typename;
  const [leaveGroup] = useMutation(LeaveGroupDocument, { variables: { groupId: group.id } });
  const [leaveChannel] = useMutation(LeaveChannelDocument, { variables: { channelId: group.id } });
  return (
    <Section title={text('leave', { kind })}>
      <p>{text(role === 'OWNER' && group.memberCount > 1 ? 'leaveHintOwner' : 'leaveHint', { kind })}</p>
      <div className={lines['row']}>
        <Button
          look="danger"
          onPress={() => void (kind === 'Channel' ? leaveChannel() : leaveGroup()).then(() => navigate('/')).catch(report)}
        >
          {text('leave', { kind })}
        </Button>
      </div>
    </Section>
  );
}
