import styles from './column-header.module.css';

/** The name of a column, with what one can do there. */
export function ColumnHeader({ title, children }: { readonly title: string; readonly children?: React.ReactNode }) {
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']}>{title}</h1>
      {children}
    </header>
  );
}
