import { clsx } from 'clsx';
import { useTranslations } from 'use-intl';
import { PersonLine } from '../../../ui/person-line.tsx';
import styles from './mention-list.module.css';
import type { Mentions } from './use-mentions.ts';

interface MentionListProps {
  readonly id: string;
  readonly mentions: Mentions;
  readonly onChoose: () => void;
}

/** Whom one may mean: the focus stays in the text. */
export function MentionList({ id, mentions, onChoose }: MentionListProps) {
  const text = useTranslations('conversation');
  return (
    <div id={id} role="listbox" aria-label={text('mention')} className={styles['list']}>
      {mentions.candidates.map((candidate, index) => (
        // The keys are pressed in the text.
        <div
          key={candidate.id}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === mentions.index}
          className={clsx(styles['option'], index === mentions.index && styles['chosen'])}
          onPointerEnter={() => mentions.move(index - mentions.index)}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose();
          }}
        >
          <PersonLine
            id={candidate.id}
            name={candidate.name}
            avatarUrl={candidate.avatarUrl}
            {...(candidate.username === null ? {} : { detail: candidate.username })}
          />
        </div>
      ))}
    </div>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
