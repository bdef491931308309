import { useId } from 'react';
import styles from './section.module.css';

interface SectionProps {
  readonly title: string;
  /** What one can do with all of it. */
  readonly actions?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** Things that belong together, under a name. */
export function Section({ title, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <header className={styles['header']}>
        <h3 id={id} className={styles['title']}>
          {title}
        </h3>
        {actions}
      </header>
      {children}
    </section>
  );
}
