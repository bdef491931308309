import { useFormatter, useTranslations } from 'use-intl';

/** The time of today, and of other days as much as says which one. */
export function useShortTime(): (time: Date) => string {
  const format = useFormatter();
  const text = useTranslations('conversation');
  return (time) => {
    const now = new Date();
    const daysAgo = dayOf(now) - dayOf(time);
    if (daysAgo === 0) return format.dateTime(time, { hour: 'numeric', minute: '2-digit' });
    if (daysAgo === 1) return text('yesterday');
    if (daysAgo < 7) return format.dateTime(time, { weekday: 'short' });
    if (time.getFullYear() === now.getFullYear()) return format.dateTime(time, { month: 'short', day: 'numeric' });
    return format.dateTime(time, { year: 'numeric', month: 'numeric', day: 'numeric' });
  };
}

/** The number of the day in this browser's time zone. */
function dayOf(time: Date): number {
  return Math.round(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / 86_400_000);
}
