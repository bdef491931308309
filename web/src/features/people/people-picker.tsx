import { X } from 'lucide-react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import type { UserFragment } from '../../generated/graphql.ts';
import styles from './people-picker.module.css';
import { PeopleSearch } from './people-search.tsx';

interface PeoplePickerProps {
  readonly picked: readonly UserFragment[];
  readonly onChange: (picked: readonly UserFragment[]) => void;
}

/** Several people: those who are picked, and the search for more. */
export function PeoplePicker({ picked, onChange }: PeoplePickerProps) {
  const text = useTranslations('people');
  const without = (id: string): readonly UserFragment[] => picked.filter((user) => user.id !== id);
  const toggle = (user: UserFragment): void => {
    const others = without(user.id);
    onChange(others.length < picked.length ? others : [...picked, user]);
  };
  return (
    <>
      <TagGroup aria-label={text('picked')} onRemove={(ids) => onChange(picked.filter(({ id }) => !ids.has(id)))}>
        <TagList className={styles['tags'] ?? ''}>
          {picked.map((user) => (
            <Tag key={user.id} id={user.id} textValue={user.displayName} className={styles['tag'] ?? ''}>
              <span dir="auto">{user.displayName}</span>
              <Button slot="remove" className={styles['remove'] ?? ''}>
                <X size={14} aria-hidden />
              </Button>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      <PeopleSearch picked={picked} onPick={toggle} />
    </>
  );
}
