import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components';
import styles from './switch.module.css';

interface SwitchProps extends Omit<SwitchFieldProps, 'className' | 'style' | 'children'> {
  readonly children: string;
}

export function Switch({ children, ...props }: SwitchProps) {
  return (
    <SwitchField {...props}>
      <SwitchButton className={styles['switch'] ?? ''}>
        <span>{children}</span>
        <span className={styles['track']} aria-hidden />
      </SwitchButton>
    </SwitchField>
  );
}
