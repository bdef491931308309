import { useFormatter, useNow, useTranslations } from 'use-intl';
import styles from './day-line.module.css';

const dayMs = 86_400_000;

/** Between the messages of two days. */
export function DayLine({ day }: { readonly day: Date }) {
  const text = useTranslations('conversation');
  const format = useFormatter();
  const now = useNow();
  const isDay = (daysAgo: number): boolean => new Date(now.getTime() - daysAgo * dayMs).toDateString() === day.toDateString();
  const isThisYear = now.getFullYear() === day.getFullYear();
  const date = format.dateTime(day, { weekday: 'long', month: 'long', day: 'numeric', ...(isThisYear ? {} : { year: 'numeric' }) });
  return (
    <p className={styles['line']}>
      <time dateTime={day.toISOString()}>{isDay(0) ? text('today') : isDay(1) ? text('yesterday') : date}</time>
    </p>
  );
}
