import { Forward, MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ShownMessageFragment } from '../../../generated/graphql.ts';
import { useMessagePreview } from '../../conversations/use-message-preview.ts';
import { FormattedText } from './formatted-text.tsx';
import styles from './message-body.module.css';
import { Quote } from './quote.tsx';

/** What a message says. */
export function MessageBody({ message }: { readonly message: ShownMessageFragment }) {
  const text = useTranslations('conversation');
  const previewOf = useMessagePreview();
  const { body, location, replyTo, forwardedFrom, recalledAt, expiredAt } = message;
  if (recalledAt !== null || expiredAt !== null) return <span className={styles['gone']}>{previewOf(message)}</span>;
  return (
    <>
      {forwardedFrom !== null && (
        <p className={styles['forwarded']}>
          <Forward size={14} aria-hidden />
          {forwardedFrom.sender === null ? text('forwardedFromNobody') : text('forwarded', { name: forwardedFrom.sender.displayName })}
        </p>
      )}
      {replyTo !== null && <Quote message={replyTo} />}
      {location !== null && (
        <p className={styles['location']}>
          <MapPin size={16} aria-hidden />
          {location.name ?? `${location.latitude}, ${location.longitude}`}
        </p>
      )}
      {body !== null && <FormattedText text={body} mentions={message.mentions} mentionsAll={message.mentionsAll} />}
      {body === null && location === null && <span className={styles['gone']}>{previewOf(message)}</span>}
    </>
  );
}
