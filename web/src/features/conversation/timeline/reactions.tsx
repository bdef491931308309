import { ToggleButton } from 'react-aria-components';
import { useFormatter, useTranslations } from 'use-intl';
import type { ShownMessageFragment } from '../../../generated/graphql.ts';
import styles from './reactions.module.css';
import { useReact } from './use-react.ts';

/** The emoji that a message was given; a press gives the same one, or takes one’s own back. */
export function Reactions({ message }: { readonly message: ShownMessageFragment }) {
  const text = useTranslations('conversation');
  const format = useFormatter();
  const react = useReact(message);
  if (message.reactions.length === 0) return null;
  return (
    <div className={styles['reactions']}>
      {message.reactions.map(({ emoji, count, users, viewerReacted }) => (
        <ToggleButton
          key={emoji}
          className={styles['reaction'] ?? ''}
          isSelected={viewerReacted}
          onChange={() => react(emoji)}
          aria-label={text('reacted', { emoji, count, names: format.list(users.map(({ displayName }) => displayName)) })}
        >
          {emoji} {count}
        </ToggleButton>
      ))}
    </div>
  );
}
