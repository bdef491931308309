import { Pencil, Reply } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../app/client.tsx';
import type { ShownMessageFragment } from '../../../generated/graphql.ts';
import { useReport } from '../../../i18n/use-report.ts';
import type { Composition } from '../composition.ts';
import { useConversation } from '../conversation-context.ts';
import { ScheduledBar } from '../scheduled/scheduled-bar.tsx';
import styles from './composer.module.css';
import { CompositionStrip } from './composition-strip.tsx';
import { MessageInput, type Written } from './message-input.tsx';

const ScheduleDialog = lazy(async () => ({ default: (await import('../scheduled/schedule-dialog.tsx')).ScheduleDialog }));

interface ComposerProps {
  readonly label: string;
  readonly body: string;
  readonly onChange: (body: string) => void;
  readonly composition: Composition | null;
  readonly onCompose: (composition: Composition | null) => void;
  /** Of the thread that one writes in. */
  readonly threadRootId?: string;
}

/** Where one writes: something new, an answer, or what one has said in other words. */
export function Composer({ label, body, onChange, composition, onCompose, threadRootId }: ComposerProps) {
  const text = useTranslations('conversation');
  const { conversation, rights, isChannel } = useConversation();
  const client = useClient();
  const [later, setLater] = useState<Written | null>(null);
  // Whoever reads a channel does not miss it.
  if (!rights.send && isChannel) return null;
  if (!rights.send) return <p className={styles['forbidden']}>{text('mayNotWrite')}</p>;
  if (composition?.kind === 'edit')
    return <Edit key={composition.message.id} message={composition.message} onDone={() => onCompose(null)} />;

  const reply = composition?.message ?? null;
  const place = { replyToId: reply?.id ?? null, threadRootId: threadRootId ?? null };
  const startAnew = (): void => {
    onCompose(null);
    onChange('');
  };
  const send = (written: Written): void => {
    client.outbox.send(conversation.id, { ...written, ...place });
    startAnew();
  };
  return (
    <div className={styles['composer']}>
      {threadRootId === undefined && <ScheduledBar conversationId={conversation.id} />}
      {reply !== null && (
        <CompositionStrip
          icon={Reply}
          title={text('replyingTo', { name: reply.sender?.displayName ?? '' })}
          message={reply}
          cancel={text('cancelReply')}
          onCancel={() => onCompose(null)}
        />
      )}
      <MessageInput
        key={reply?.id ?? 'new'}
        label={label}
        value={body}
        onChange={onChange}
        onSubmit={send}
        onLater={setLater}
        onCancel={() => onCompose(null)}
        tellsTyping={!isChannel}
      />
      {later !== null && (
        <Suspense>
          <ScheduleDialog
            message={{ conversationId: conversation.id, ...later, ...place }}
            onScheduled={startAnew}
            onClose={() => setLater(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

function Edit({ message, onDone }: { readonly message: ShownMessageFragment; readonly onDone: () => void }) {
  const text = useTranslations('conversation');
  const client = useClient();
  const report = useReport();
  const [body, setBody] = useState(message.body ?? '');
  const save = (written: Written): void => {
    if (written.body !== message.body) client.editMessage(message.id, written.body).catch(report);
    onDone();
  };
  return (
    <div className={styles['composer']}>
      <CompositionStrip icon={Pencil} title={text('editing')} message={message} cancel={text('cancelEdit')} onCancel={onDone} />
      <MessageInput label={text('write')} value={body} onChange={setBody} onSubmit={save} onCancel={onDone} />
    </div>
  );
}
