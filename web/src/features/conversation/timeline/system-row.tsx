import type { MessageFragment } from '../../../generated/graphql.ts';
import { useSystemNotice } from '../../conversations/use-system-notice.ts';
import styles from './system-row.module.css';

/** What happened to the conversation. */
export function SystemRow({ notice }: { readonly notice: NonNullable<MessageFragment['system']> }) {
  const noticeOf = useSystemNotice();
  return (
    <p className={styles['notice']} role="article">
      {noticeOf(notice)}
    </p>
  );
}
