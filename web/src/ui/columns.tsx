import styles from './columns.module.css';

interface ColumnsProps {
  readonly list: React.ReactNode;
  /** What was chosen from the list. */
  readonly children: React.ReactNode;
  /** Whether something was chosen: a phone shows that instead of the list. */
  readonly hasDetail: boolean;
}

/** A list, and beside it what was chosen from it. */
export function Columns({ list, children, hasDetail }: ColumnsProps) {
  return (
    <div className={styles['columns']} data-detail={hasDetail ? 'shown' : 'none'}>
      <div className={styles['list']}>{list}</div>
      <main className={styles['detail']}>{children}</main>
    </div>
  );
}
