import { Check, CheckCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ShownMessageFragment } from '../../../generated/graphql.ts';
import { useConversation } from '../conversation-context.ts';
import styles from './progress.module.css';

/** How far one’s own message got: to the server, to the others’ devices, before their eyes. */
export function Progress({ message: { seq } }: { readonly message: ShownMessageFragment }) {
  const text = useTranslations('conversation');
  const { others, isDirect } = useConversation();
  const readCount = others.filter(({ readSeq }) => (readSeq ?? 0) >= seq).length;
  const deliveredCount = others.filter(({ deliveredSeq }) => (deliveredSeq ?? 0) >= seq).length;

  if (readCount > 0)
    return (
      <span className={styles['read']}>
        <CheckCheck size={16} role="img" aria-label={isDirect ? text('read') : text('readByCount', { count: readCount })} />
      </span>
    );
  if (deliveredCount > 0) return <CheckCheck size={16} role="img" aria-label={text('delivered')} />;
  return <Check size={16} role="img" aria-label={text('sent')} />;
}
