import type { LucideIcon } from 'lucide-react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: React.ReactNode;
}

/** What a place shows that holds nothing yet, and what one may do about it. */
export function EmptyState({ icon: Icon, title, children }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <span className={styles['icon']}>
        <Icon size={28} strokeWidth={1.5} aria-hidden />
      </span>
      <p className={styles['title']}>{title}</p>
      {children}
    </div>
  );
}
