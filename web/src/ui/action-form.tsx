import { useState, useTransition, type SyntheticEvent } from 'react';
import { Form } from 'react-aria-components';
import { useErrorText } from '../i18n/use-error-text.ts';
import styles from './action-form.module.css';
import { Button } from './button.tsx';

interface ActionFormProps {
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  /** With the text of a field by its name. */
  readonly onSubmit: (field: (name: string) => string) => Promise<unknown>;
  readonly children: React.ReactNode;
}

/** Fields, and a button that does something with them. What was refused is told above the button. */
export function ActionForm({ submit, look = 'primary', onSubmit, children }: ActionFormProps) {
  const errorText = useErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  const [isPending, start] = useTransition();
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const field = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    start(async () => {
      setFailure(null);
      await onSubmit(field).catch(setFailure);
    });
  };
  return (
    <Form className={styles['form'] ?? ''} onSubmit={send}>
      {children}
      {failure !== null && (
        <p role="alert" className={styles['failure']}>
          {errorText(failure)}
        </p>
      )}
      <Button type="submit" look={look} isPending={isPending}>
        {submit}
      </Button>
    </Form>
  );
}
