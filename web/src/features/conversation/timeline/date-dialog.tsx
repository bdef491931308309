import { useApolloClient } from '@apollo/client/react';
import { getLocalTimeZone, today, type CalendarDate } from '@internationalized/date';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { MessageAtDocument } from '../../../generated/graphql.ts';
import { ActionForm } from '../../../ui/action-form.tsx';
import { DateTimeField } from '../../../ui/date-time-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useConversation } from '../conversation-context.ts';
import { firstSince } from './first-since.ts';

/** Asks for a day, and goes to the first message of it. */
export function DateDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useTranslations('conversation');
  const { conversation } = useConversation();
  const { id, lastSeq } = conversation;
  const apollo = useApolloClient();
  const navigate = useNavigate();
  const [opened] = useState(() => today(getLocalTimeZone()));
  const [day, setDay] = useState<CalendarDate | null>(opened);

  const messageAt = async (seq: number) => {
    const { data } = await apollo.query({ query: MessageAtDocument, variables: { id, seq }, fetchPolicy: 'no-cache' });
    return data?.conversation?.messages.edges[0]?.node ?? null;
  };
  const go = async (): Promise<void> => {
    if (day === null) return;
    const seq = await firstSince(day.toDate(getLocalTimeZone()), lastSeq, messageAt);
    await navigate(`/c/${id}?seq=${seq}`);
    onClose();
  };

  return (
    <Dialog title={text('toDate')} onClose={onClose}>
      <ActionForm submit={text('toDateGo')} onSubmit={go}>
        <DateTimeField label={text('day')} granularity="day" value={day} onChange={setDay} maxValue={opened} />
      </ActionForm>
    </Dialog>
  );
}
