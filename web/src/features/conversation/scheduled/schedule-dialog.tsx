import { useMutation } from '@apollo/client/react';
import { getLocalTimeZone, now, type ZonedDateTime } from '@internationalized/date';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { ScheduleMessageDocument, type ScheduleMessageInput } from '../../../generated/graphql.ts';
import { ActionForm } from '../../../ui/action-form.tsx';
import { DateTimeField } from '../../../ui/date-time-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { toast } from '../../../ui/toast.tsx';

interface ScheduleDialogProps {
  readonly message: Omit<ScheduleMessageInput, 'clientMessageId' | 'sendAt'>;
  readonly onScheduled: () => void;
  readonly onClose: () => void;
}

/** Asks when to send what was written. */
export function ScheduleDialog({ message, onScheduled, onClose }: ScheduleDialogProps) {
  const text = useTranslations('conversation');
  const format = useFormatter();
  const [opened] = useState(() => now(getLocalTimeZone()));
  const [sendAt, setSendAt] = useState<ZonedDateTime | null>(() => morningAfter(opened));
  const [clientMessageId] = useState(() => crypto.randomUUID());
  const [schedule] = useMutation(ScheduleMessageDocument);
  const save = async (): Promise<void> => {
    if (sendAt === null) return;
    await schedule({ variables: { input: { ...message, clientMessageId, sendAt: sendAt.toAbsoluteString() } } });
    onScheduled();
    onClose();
    toast.show(text('scheduledFor', { time: format.dateTime(sendAt.toDate(), { dateStyle: 'medium', timeStyle: 'short' }) }));
  };
  return (
    <Dialog title={text('sendLater')} onClose={onClose}>
      <ActionForm submit={text('schedule')} onSubmit={save}>
        <DateTimeField label={text('sendAt')} value={sendAt} onChange={setSendAt} minValue={opened} maxValue={opened.add({ years: 1 })} />
      </ActionForm>
    </Dialog>
  );
}

function morningAfter(time: ZonedDateTime): ZonedDateTime {
  return time.add({ days: 1 }).set({ hour: 9, minute: 0, second: 0, millisecond: 0 });
}
