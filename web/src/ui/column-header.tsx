import { ArrowLeft } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import styles from './column-header.module.css';
import { IconButton } from './icon-button.tsx';

interface ColumnHeaderProps {
  readonly title: string;
  /** Where the arrow leads, if there is one. */
  readonly back?: string;
  readonly children?: React.ReactNode;
}

/** The name of a column, with what one can do there. */
export function ColumnHeader({ title, back, children }: ColumnHeaderProps) {
  const text = useTranslations('common');
  const navigate = useNavigate();
  return (
    <header className={styles['header']}>
      {back !== undefined && (
        <span className={styles['back']}>
          <IconButton icon={ArrowLeft} label={text('back')} onPress={() => void navigate(back)} />
        </span>
      )}
      <h1 className={styles['title']}>{title}</h1>
      {children}
    </header>
  );
}
