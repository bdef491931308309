import { Clock, SendHorizontal, Smile } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { DialogTrigger, Popover } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useConversation } from '../conversation-context.ts';
import { EmojiPicker } from '../emoji/emoji-picker.tsx';
import { MentionList, optionId } from './mention-list.tsx';
import styles from './message-input.module.css';
import { useMentions } from './use-mentions.ts';
import { useTellTyping } from './use-tell-typing.ts';

/** What somebody wrote. */
export interface Written {
  readonly body: string;
  readonly mentionIds: string[];
  readonly mentionsAll: boolean;
}

interface MessageInputProps {
  /** What one writes here. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit: (written: Written) => void;
  /** What is written may also be sent at another time. */
  readonly onLater?: (written: Written) => void;
  readonly onCancel: () => void;
  readonly tellsTyping?: boolean;
}

/** A text of several lines: Enter sends it, Shift-Enter begins a line, and @ completes the names of members. */
export function MessageInput({ label, value, onChange, onSubmit, onLater, onCancel, tellsTyping = false }: MessageInputProps) {
  const text = useTranslations('conversation');
  const listId = useId();
  const { conversation } = useConversation();
  const input = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(value.length);
  const mentions = useMentions(value, caret);
  const tellTyping = useTellTyping(conversation.id, tellsTyping);
  useFocus(input);

  const change = (next: string, nextCaret: number): void => {
    onChange(next);
    setCaret(nextCaret);
    tellTyping(next.trim() !== '');
  };
  const insert = (piece: string, from: number): void => {
    const next = value.slice(0, from) + piece + value.slice(caret);
    const after = from + piece.length;
    change(next, after);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(after, after);
    });
  };
  const complete = (): void => {
    const { chosen, start } = mentions;
    if (chosen !== undefined) insert(`@${mentions.take(chosen)} `, start);
  };
  const hasText = value.trim() !== '';
  const give = (take: (written: Written) => void): void => {
    const body = value.trim();
    if (body === '') return;
    tellTyping(false);
    take({ body, ...mentions.namedIn(body) });
  };
  const submit = (): void => give(onSubmit);
  const press = (event: KeyboardEvent): void => {
    // Enter and arrows choose among the characters of an input method first.
    if (event.nativeEvent.isComposing) return;
    const action = mentions.isOpen ? inList(event, mentions, complete) : inText(event, submit, onCancel);
    if (action === null) return;
    event.preventDefault();
    action();
  };

  return (
    <div className={styles['input']}>
      {mentions.isOpen && <MentionList id={listId} mentions={mentions} onChoose={complete} />}
      <EmojiButton onPick={(emoji) => insert(emoji, caret)} />
      <textarea
        ref={input}
        className={styles['text']}
        aria-label={label}
        placeholder={label}
        rows={1}
        dir="auto"
        enterKeyHint="send"
        value={value}
        {...(mentions.isOpen ? { 'aria-controls': listId, 'aria-activedescendant': optionId(listId, mentions.index) } : {})}
        onChange={({ currentTarget }) => change(currentTarget.value, currentTarget.selectionStart)}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={press}
      />
      {onLater !== undefined && hasText && <IconButton icon={Clock} label={text('sendLater')} onPress={() => give(onLater)} />}
      <IconButton icon={SendHorizontal} label={text('send')} look="primary" isDisabled={!hasText} onPress={submit} />
    </div>
  );
}

function EmojiButton({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const text = useTranslations('conversation');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <IconButton icon={Smile} label={text('emoji')} />
      <Popover placement="top start">
        <EmojiPicker
          onPick={(emoji) => {
            setIsOpen(false);
            onPick(emoji);
          }}
        />
      </Popover>
    </DialogTrigger>
  );
}

/** Whoever opens a conversation, or answers, wants to write; on a phone that would bring the keyboard up. */
function useFocus(input: React.RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    if (!matchMedia('(hover: none)').matches) input.current?.focus();
  }, [input]);
}

type Action = (() => void) | null;

function inText(event: KeyboardEvent, submit: () => void, cancel: () => void): Action {
  if (event.key === 'Enter' && !event.shiftKey) return submit;
  return event.key === 'Escape' ? cancel : null;
}

function inList({ key }: KeyboardEvent, { move, close }: { move: (by: number) => void; close: () => void }, complete: () => void): Action {
  if (key === 'ArrowDown') return () => move(1);
  if (key === 'ArrowUp') return () => move(-1);
  if (key === 'Enter' || key === 'Tab') return complete;
  return key === 'Escape' ? close : null;
}
