import { clsx } from 'clsx';
import styles from './bubble.module.css';

interface BubbleProps {
  readonly isOwn: boolean;
  readonly continues: boolean;
  /** Of somebody else in a group. */
  readonly avatar?: React.ReactNode;
  readonly author?: string | null;
  readonly label: string;
  readonly children: React.ReactNode;
  /** When, and how far it got. */
  readonly meta: React.ReactNode;
  readonly actions?: React.ReactNode;
  /** Below it. */
  readonly footer?: React.ReactNode;
}

/** One message as it stands in the timeline: one’s own at the end of the line, those of others at its start. */
export function Bubble({ isOwn, continues, avatar, author = null, label, children, meta, actions, footer }: BubbleProps) {
  return (
    // Touching it gives it the focus, which shows what can be done with it.
    <article tabIndex={-1} className={clsx(styles['message'], isOwn && styles['own'], continues && styles['continues'])} aria-label={label}>
      {avatar !== undefined && <span className={styles['avatar']}>{!continues && avatar}</span>}
      <div className={styles['column']}>
        {author !== null && !continues && (
          <p className={styles['author']} dir="auto">
            {author}
          </p>
        )}
        <div className={styles['line']}>
          <div className={styles['bubble']}>
            {children}
            <span className={styles['meta']}>{meta}</span>
          </div>
          {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
        </div>
        {footer}
      </div>
    </article>
  );
}
