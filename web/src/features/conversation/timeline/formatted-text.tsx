import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import styles from './formatted-text.module.css';
import { partsOf, type TextPart } from './text-parts.ts';

interface FormattedTextProps {
  readonly text: string;
  readonly mentions: readonly { readonly displayName: string }[];
  readonly mentionsAll: boolean;
}

/** A text as its author wrote it, with links that can be followed. */
export function FormattedText({ text, mentions, mentionsAll }: FormattedTextProps) {
  const everybody = useTranslations('conversation')('mentionAll');
  const names = [...mentions.map(({ displayName }) => displayName), ...(mentionsAll ? [everybody] : [])];
  return (
    <span className={styles['text']} dir="auto">
      {partsOf(text, names).map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- The parts of a text have no other name.
        <Fragment key={index}>{shown(part)}</Fragment>
      ))}
    </span>
  );
}

function shown({ kind, text }: TextPart): React.ReactNode {
  if (kind === 'text') return text;
  if (kind === 'mention') return <strong className={styles['mention']}>{text}</strong>;
  return (
    <a href={text} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
