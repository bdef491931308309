import { ActionForm, type Fields } from '../../ui/action-form.tsx';
import logo from '../../ui/logo.svg';
import { AppearanceMenu } from '../appearance/appearance-menu.tsx';
import styles from './account-form.module.css';

interface AccountFormProps {
  readonly title: string;
  readonly notice?: string | null;
  readonly submit: string;
  /** Signs in with what the fields hold. @throws TokenImError */
  readonly onSubmit: (fields: Fields) => Promise<void>;
  /** The other form, and its place. */
  readonly other: React.ReactNode;
  readonly children: React.ReactNode;
}

/** The page on which somebody becomes known. */
export function AccountForm({ title, notice = null, submit, onSubmit, other, children }: AccountFormProps) {
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <AppearanceMenu />
      </header>
      <main className={styles['card']}>
        <img src={logo} alt="" width={48} height={48} />
        <h1 className={styles['title']}>{title}</h1>
        {notice !== null && <p className={styles['notice']}>{notice}</p>}
        <ActionForm submit={submit} onSubmit={onSubmit}>
          {children}
        </ActionForm>
        <p className={styles['other']}>{other}</p>
      </main>
    </div>
  );
}
