import { useTranslations } from 'use-intl';
import styles from './loading.module.css';
import { Spinner } from './spinner.tsx';

/** In the place of what is on its way. */
export function Loading() {
  const text = useTranslations('common');
  return (
    <p className={styles['loading']}>
      <Spinner />
      {text('loading')}
    </p>
  );
}
