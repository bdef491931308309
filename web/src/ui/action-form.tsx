import { useState, useTransition, type SyntheticEvent } from 'react';
import { Form } from 'react-aria-components';
import { fieldAtFault, useErrorText } from '../i18n/use-error-text.ts';
import styles from './action-form.module.css';
import { Button } from './button.tsx';

/** The text of a field by its name. */
export type Fields = (name: string) => string;

interface ActionFormProps {
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  /** With what the fields hold. */
  readonly onSubmit: (field: Fields) => Promise<unknown>;
  readonly children: React.ReactNode;
}

interface Failure {
  readonly error: unknown;
  /** The field that is at fault, if it is one of these. */
  readonly field: string | null;
}

/** Fields, and a button that does something with them. What was refused is told at the field that is at fault, or above the button. */
export function ActionForm({ submit, look = 'primary', onSubmit, children }: ActionFormProps) {
  const errorText = useErrorText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, start] = useTransition();
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { elements } = event.currentTarget;
    const fail = (error: unknown): void => {
      const field = fieldAtFault(error);
      setFailure({ error, field: field !== null && elements.namedItem(field) !== null ? field : null });
    };
    start(async () => {
      setFailure(null);
      await onSubmit((name) => textOf(elements.namedItem(name))).catch(fail);
    });
  };
  return (
    // Not when the field loses the focus: the button would slip away from under the pointer.
    <div onInput={() => setFailure(null)}>
      <Form
        className={styles['form'] ?? ''}
        onSubmit={send}
        validationErrors={failure?.field == null ? {} : { [failure.field]: errorText(failure.error) }}
      >
        {children}
        {failure !== null && failure.field === null && (
          <p role="alert" className={styles['failure']}>
            {errorText(failure.error)}
          </p>
        )}
        <Button type="submit" look={look} isPending={isPending}>
          {submit}
        </Button>
      </Form>
    </div>
  );
}

/** Of a secret every space counts. */
function textOf(field: Element | RadioNodeList | null): string {
  if (!(field instanceof HTMLInputElement)) return '';
  return field.type === 'password' ? field.value : field.value.trim();
}
