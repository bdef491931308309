import { Avatar } from './avatar.tsx';
import styles from './person-line.module.css';

interface PersonLineProps {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly detail?: string;
}

/** Somebody, or a conversation, in a list. */
export function PersonLine({ id, name, avatarUrl, detail }: PersonLineProps) {
  return (
    <span className={styles['line']}>
      <Avatar id={id} name={name} url={avatarUrl} size="small" />
      <span className={styles['name']} dir="auto">
        {name}
      </span>
      {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
    </span>
  );
}
