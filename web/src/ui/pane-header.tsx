import { clsx } from 'clsx';
import { ArrowLeft } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { IconButton } from './icon-button.tsx';
import styles from './pane-header.module.css';

interface PaneHeaderProps {
  /** Where the arrow leads. */
  readonly back: string;
  /** Whether there is an arrow where both columns are shown, too. */
  readonly isBelow?: boolean;
  readonly children: React.ReactNode;
}

/** The line above what was chosen, with the way back. */
export function PaneHeader({ back, isBelow = false, children }: PaneHeaderProps) {
  const text = useTranslations('common');
  const navigate = useNavigate();
  return (
    <header className={styles['header']}>
      <span className={clsx(styles['back'], isBelow && styles['below'])}>
        <IconButton icon={ArrowLeft} label={text('back')} onPress={() => void navigate(back)} />
      </span>
      {children}
    </header>
  );
}
