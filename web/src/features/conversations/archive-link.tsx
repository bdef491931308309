import { Archive } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import styles from './archive-link.module.css';
import { UnreadCount } from './unread-count.tsx';
import { archivePath, type Archive as Archived } from './use-archive.ts';

/** Above the list: what is put away, while there is something. */
export function ArchiveLink({ archive: { conversations, unread } }: { readonly archive: Archived }) {
  const text = useTranslations('conversations');
  if (conversations === 0) return null;
  return (
    <Link to={archivePath} className={styles['link'] ?? ''}>
      <Archive size={20} aria-hidden />
      <span className={styles['name']}>{text('archived')}</span>
      <UnreadCount count={unread} isQuiet />
    </Link>
  );
}
