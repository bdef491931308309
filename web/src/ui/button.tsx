import { clsx } from 'clsx';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { Spinner } from './spinner.tsx';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly look?: 'primary' | 'quiet' | 'danger';
  readonly children: React.ReactNode;
}

export function Button({ look = 'primary', children, isPending = false, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} isPending={isPending} className={clsx(styles['button'], styles[look])}>
      {isPending && <Spinner />}
      {children}
    </AriaButton>
  );
}
