import { clsx } from 'clsx';
import { useTranslations } from 'use-intl';
import styles from './unread-count.module.css';

interface UnreadCountProps {
  readonly count: number;
  /** Of what asks for no attention. */
  readonly isQuiet: boolean;
}

export function UnreadCount({ count, isQuiet }: UnreadCountProps) {
  const text = useTranslations('conversations');
  if (count === 0) return null;
  return (
    <span className={clsx(styles['unread'], isQuiet && styles['quiet'])} aria-label={text('unread', { count })} role="img">
      {count > 999 ? '999+' : count}
    </span>
  );
}
