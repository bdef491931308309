import { clsx } from 'clsx';
import styles from './avatar.module.css';

interface AvatarProps {
  /** Decides the colour. */
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  readonly size?: 'small' | 'medium' | 'large';
  readonly isOnline?: boolean;
}

/** A picture, or the first letters of the name. For the eye only: the name stands beside it. */
export function Avatar({ id, name, url, size = 'medium', isOnline = false }: AvatarProps) {
  return (
    <span className={clsx(styles['avatar'], styles[size])} data-hue={hueOf(id)} aria-hidden>
      {url === null ? initialsOf(name) : <img className={styles['picture']} src={url} alt="" loading="lazy" referrerPolicy="no-referrer" />}
      {isOnline && <span className={styles['online']} />}
    </span>
  );
}

/** How many colours there are in the style sheet. */
const hues = 8;

function hueOf(id: string): number {
  return [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7) % hues;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Two letters of a name of several words, one of every other: of Chinese names the last character tells people apart. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = (words.length > 1 ? [words[0], words.at(-1)] : words).map((word = '') => {
    const parts = [...graphemes.segment(word)].map(({ segment }) => segment);
    return (/^\p{Script=Han}+$/u.test(word) ? parts.at(-1) : parts[0]) ?? '';
  });
  return letters.join('').toUpperCase();
}
