import { clsx } from 'clsx';
import { useState } from 'react';
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
  const [isAttended, setIsAttended] = useState(false);
  const attend = (): void => setIsAttended(true);
  return (
    // Touching it gives it the focus, which shows what can be done with it. Until then nobody needs that, and most rows only pass by.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- They only make its buttons appear.
    <article
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- In a feed one goes from article to article.
      tabIndex={0}
      className={clsx(styles['message'], isOwn && styles['own'], continues && styles['continues'])}
      aria-label={label}
      onPointerEnter={attend}
      onFocus={attend}
    >
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
          {isAttended && actions !== undefined && <div className={styles['actions']}>{actions}</div>}
        </div>
        {footer}
      </div>
    </article>
  );
}
