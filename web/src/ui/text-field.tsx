import {
  FieldError,
  Input,
  Label,
  Text,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { useTranslations } from 'use-intl';
import styles from './text-field.module.css';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  /** What it takes. */
  readonly description?: string;
  readonly placeholder?: string;
}

/** One line of text. What is wrong with it comes by its name from the form around it. */
export function TextField({ label, description, placeholder, ...props }: TextFieldProps) {
  const text = useTranslations('common');
  return (
    <AriaTextField {...props} className={styles['field'] ?? ''}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Input className={styles['input'] ?? ''} placeholder={placeholder ?? ''} autoCapitalize="none" />
      {description !== undefined && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>
        {({ validationDetails, validationErrors }) => (validationDetails.valueMissing ? text('required') : validationErrors.join(' '))}
      </FieldError>
    </AriaTextField>
  );
}
