import { Copy } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../i18n/use-report.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './link-field.module.css';

/** A link into the messenger, to be passed on. */
export function LinkField({ path, hint }: { readonly path: string; readonly hint: string }) {
  const text = useTranslations('information');
  const report = useReport();
  const url = new URL(path, location.href).href;
  return (
    <div className={styles['field']}>
      <TextField label={text('link')} description={hint} value={url} isReadOnly />
      <IconButton icon={Copy} label={text('copyLink')} onPress={() => void navigator.clipboard.writeText(url).catch(report)} />
    </div>
  );
}
