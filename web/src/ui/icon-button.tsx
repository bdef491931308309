import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** What it does: read out, and shown to those who point at it. */
  readonly label: string;
  readonly look?: 'quiet' | 'primary';
}

export function IconButton({ icon: Icon, label, look = 'quiet', ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={600}>
      <Button {...props} aria-label={label} className={clsx(styles['button'], styles[look])}>
        <Icon size={20} aria-hidden />
      </Button>
      <Tooltip className={styles['tooltip'] ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
