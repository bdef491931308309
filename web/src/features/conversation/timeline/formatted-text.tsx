import { clsx } from 'clsx';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { useConversation } from '../conversation-context.ts';
import styles from './formatted-text.module.css';
import { partsOf, type TextPart } from './text-parts.ts';

interface FormattedTextProps {
  readonly text: string;
  readonly mentions: readonly { readonly id: string; readonly displayName: string }[];
  readonly mentionsAll: boolean;
}

/** A text as its author wrote it, with links that can be followed, and with whom it points out. */
export function FormattedText({ text, mentions, mentionsAll }: FormattedTextProps) {
  const everybody = useTranslations('conversation')('mentionAll');
  const { viewerId } = useConversation();
  const forAll = mentionsAll ? [everybody] : [];
  const names = [...mentions.map(({ displayName }) => displayName), ...forAll];
  const forViewer = [...mentions.filter(({ id }) => id === viewerId).map(({ displayName }) => displayName), ...forAll];
  return (
    <span className={styles['text']} dir="auto">
      {partsOf(text, names).map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- The parts of a text have no other name.
        <Fragment key={index}>{shown(part, forViewer)}</Fragment>
      ))}
    </span>
  );
}

function shown({ kind, text }: TextPart, forViewer: readonly string[]): React.ReactNode {
  if (kind === 'text') return text;
  if (kind === 'mention') {
    if (forViewer.some((name) => text === `@${name}`)) return <mark className={clsx(styles['mention'], styles['viewer'])}>{text}</mark>;
    return <strong className={styles['mention']}>{text}</strong>;
  }
  return (
    <a href={text} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
