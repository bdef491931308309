import { useTranslations } from 'use-intl';
import type { MessageFragment } from '../../generated/graphql.ts';
import { useSystemNotice } from './use-system-notice.ts';

/** One line that says what a message is. */
export function useMessagePreview(): (message: Pick<MessageFragment, 'kind' | 'body' | 'recalledAt'> & Partial<MessageFragment>) => string {
  const text = useTranslations('conversation');
  const noticeOf = useSystemNotice();
  return ({ kind, body, recalledAt, expiredAt = null, system = null }) => {
    if (recalledAt !== null) return text('recalled');
    if (expiredAt !== null) return text('expired');
    if (system !== null) return noticeOf(system);
    if (body !== null && body !== '') return body;
    return text(kind === 'LOCATION' ? 'location' : 'attachment');
  };
}
