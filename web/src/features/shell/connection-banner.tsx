import { CloudOff } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import { useObservable } from '../../app/use-observable.ts';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './connection-banner.module.css';

/** Says when what one sees may be old. */
export function ConnectionBanner() {
  const client = useClient();
  const { status } = useObservable(client.connection);
  const text = useTranslations('shell');
  return (
    <div role="status" className={styles['place']}>
      {status === 'offline' && (
        <p className={styles['banner']}>
          <CloudOff size={16} aria-hidden />
          <span>{text('offline')}</span>
          <Button className={styles['action'] ?? ''} onPress={() => void client.connect()}>
            {text('tryNow')}
          </Button>
        </p>
      )}
      {(status === 'connecting' || status === 'catching-up') && (
        // It begins to show after a moment: mostly it is over by then.
        <p className={styles['passing']}>
          <Spinner />
          <span>{text(status === 'connecting' ? 'connecting' : 'catchingUp')}</span>
        </p>
      )}
    </div>
  );
}
