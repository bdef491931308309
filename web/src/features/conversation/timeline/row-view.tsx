import { clsx } from 'clsx';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { DayLine } from './day-line.tsx';
import { MessageRow } from './message-row.tsx';
import { OutgoingRow } from './outgoing-row.tsx';
import styles from './row-view.module.css';
import { isSameRow, type Row } from './rows.ts';
import { SystemRow } from './system-row.tsx';

interface RowViewProps {
  readonly row: Row;
  readonly isMarked: boolean;
}

/** A row with the lines above it that belong to it. */
export const RowView = memo(RowWithLines, (one, other) => one.isMarked === other.isMarked && isSameRow(one.row, other.row));

function RowWithLines({ row, isMarked }: RowViewProps) {
  const text = useTranslations('conversation');
  return (
    <div className={clsx(styles['row'], isMarked && styles['marked'])} data-seq={row.seq}>
      {row.startsDay && <DayLine day={row.time} />}
      {row.startsUnread && <p className={styles['unread']}>{text('unread')}</p>}
      <Entry row={row} />
    </div>
  );
}

function Entry({ row: { entry, continues } }: { readonly row: Row }) {
  if (entry.kind === 'outgoing') return <OutgoingRow outgoing={entry.outgoing} continues={continues} />;
  const { message } = entry;
  return message.system === null ? <MessageRow message={message} continues={continues} /> : <SystemRow notice={message.system} />;
}
