import { TokenImError } from '@tokenim/client';
import { useState, useTransition, type SyntheticEvent } from 'react';
import { Form } from 'react-aria-components';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { Button } from '../../ui/button.tsx';
import logo from '../../ui/logo.svg';
import { AppearanceMenu } from '../appearance/appearance-menu.tsx';
import styles from './account-form.module.css';

interface AccountFormProps {
  readonly title: string;
  readonly notice?: string | null;
  readonly submit: string;
  /** Signs in with what the fields hold by their names. @throws TokenImError */
  readonly onSubmit: (fields: Fields) => Promise<void>;
  /** The other form, and its place. */
  readonly other: React.ReactNode;
  readonly children: React.ReactNode;
}

/** The text of a field by its name. */
export type Fields = (name: string) => string;

/** The page on which somebody becomes known: what went wrong stands at the field that the server names, or above the button. */
export function AccountForm({ title, notice = null, submit, onSubmit, other, children }: AccountFormProps) {
  const errorText = useErrorText();
  const [error, setError] = useState<unknown>(null);
  const [isPending, start] = useTransition();
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    start(async () => {
      try {
        await onSubmit((name) => textOf(data.get(name)));
      } catch (refusal) {
        setError(refusal);
      }
    });
  };
  const field = error instanceof TokenImError ? error.field?.split('.').at(-1) : undefined;

  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <AppearanceMenu />
      </header>
      <main className={styles['card']}>
        <img src={logo} alt="" width={48} height={48} />
        <h1 className={styles['title']}>{title}</h1>
        {notice !== null && <p className={styles['notice']}>{notice}</p>}
        <Form
          className={styles['form'] ?? ''}
          onSubmit={send}
          validationErrors={error !== null && field !== undefined ? { [field]: errorText(error) } : {}}
        >
          {children}
          {error !== null && field === undefined && (
            <p role="alert" className={styles['error']}>
              {errorText(error)}
            </p>
          )}
          <Button type="submit" isPending={isPending}>
            {submit}
          </Button>
        </Form>
        <p className={styles['other']}>{other}</p>
      </main>
    </div>
  );
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
