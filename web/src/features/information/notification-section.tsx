import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { UpdateMembershipDocument, type ListedConversationFragment } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { Choice } from '../../ui/choice.tsx';
import { Section } from '../../ui/section.tsx';

/** What the viewer wants to be notified of. */
export function NotificationSection({ conversation }: { readonly conversation: ListedConversationFragment }) {
  const text = useTranslations('information');
  const report = useReport();
  const [update] = useMutation(UpdateMembershipDocument);
  const { id, viewerMembership: membership } = conversation;
  if (membership === null) return null;
  return (
    <Section title={text('notifications')}>
      <Choice
        label={text('notifyOf')}
        options={[
          ['ALL', text('notifyAll')],
          ['MENTIONS', text('notifyMentions')],
          ['NONE', text('notifyNone')],
        ]}
        chosen={membership.notificationLevel}
        onChoose={(notificationLevel) => void update({ variables: { input: { conversationId: id, notificationLevel } } }).catch(report)}
      />
    </Section>
  );
}
