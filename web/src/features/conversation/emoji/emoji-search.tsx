import { use, useState } from 'react';
import { Autocomplete, GridLayout, Input, ListBox, ListBoxItem, SearchField, Size, Virtualizer } from 'react-aria-components';
import { useLocale, useTranslations } from 'use-intl';
import { allEmoji, type Emoji } from './emoji.ts';
import styles from './emoji-picker.module.css';
import { recentEmoji, rememberEmoji } from './recent-emoji.ts';

/** All emoji, those first that were used last; found by their names in any of our languages, and reached by the arrow keys. */
export function EmojiSearch({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const text = useTranslations('conversation');
  const all = use(allEmoji(useLocale()));
  const [search, setSearch] = useState('');
  const [recent] = useState(recentEmoji);
  const wanted = search.trim().toLowerCase();
  const found = wanted === '' ? withRecent(all, recent) : all.filter((emoji) => isNamed(emoji, wanted));
  const pick = (picked: string): void => {
    rememberEmoji(picked);
    onPick(picked);
  };
  return (
    <Autocomplete inputValue={search} onInputChange={setSearch}>
      <SearchField aria-label={text('emojiSearch')} autoFocus>
        {/* oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- Autocomplete says what it controls: the list, where the arrow keys move. */}
        <Input className={styles['search'] ?? ''} placeholder={text('emojiSearch')} role="combobox" aria-expanded aria-haspopup="listbox" />
      </SearchField>
      <Virtualizer layout={GridLayout} layoutOptions={layout}>
        <ListBox
          aria-label={text('emoji')}
          className={styles['list'] ?? ''}
          layout="grid"
          items={found.map((emoji, index) => ({ ...emoji, id: `${index} ${emoji.text}` }))}
          renderEmptyState={() => <p className={styles['none']}>{text('emojiNone')}</p>}
        >
          {(emoji) => (
            <ListBoxItem className={styles['emoji'] ?? ''} textValue={emoji.name} aria-label={emoji.name} onAction={() => pick(emoji.text)}>
              {emoji.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
    </Autocomplete>
  );
}

const size = new Size(36, 36);
const layout = { minItemSize: size, maxItemSize: size, minSpace: new Size(0, 0) };

/** By the beginning of a word; Chinese ones have no space between them. */
function isNamed({ words }: Emoji, wanted: string): boolean {
  return ` ${words}`.includes(` ${wanted}`) || (/\p{Script=Han}/u.test(wanted) && words.includes(wanted));
}

function withRecent(all: readonly Emoji[], recent: readonly string[]): readonly Emoji[] {
  const byText = new Map(all.map((emoji) => [emoji.text, emoji]));
  return [...recent.flatMap((text) => byText.get(text) ?? []), ...all];
}
