import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useNavigate } from 'react-router';
import { IconButton } from './icon-button.tsx';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  /** Where the arrow leads. */
  readonly back: string;
  /** Whether there is an arrow where both columns are shown, too. */
  readonly isBelow?: boolean;
  readonly children: React.ReactNode;
}

/** What was chosen, under its name, with the way back. */
export function Page({ title, back, isBelow = false, children }: PageProps) {
  const text = useTranslations('common');
  const navigate = useNavigate();
  return (
    <>
      <header className={styles['header']}>
        <span className={isBelow ? styles['below'] : styles['back']}>
          <IconButton icon={ArrowLeft} label={text('back')} onPress={() => void navigate(back)} />
        </span>
        <h2 className={styles['title']}>{title}</h2>
      </header>
      <div className={styles['content']}>
        <div className={styles['sheet']}>{children}</div>
      </div>
    </>
  );
}
