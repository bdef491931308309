import styles from './page.module.css';
import { PaneHeader } from './pane-header.tsx';

interface PageProps {
  readonly title: string;
  /** Where the arrow leads. */
  readonly back: string;
  /** Whether there is an arrow where both columns are shown, too. */
  readonly isBelow?: boolean;
  readonly children: React.ReactNode;
}

/** What was chosen, under its name, with the way back. */
export function Page({ title, back, isBelow = false, children }: PageProps) {
  return (
    <>
      <PaneHeader back={back} isBelow={isBelow}>
        <h2 className={styles['title']}>{title}</h2>
      </PaneHeader>
      <div className={styles['content']}>
        <div className={styles['sheet']}>{children}</div>
      </div>
    </>
  );
}
