import { useQuery } from '@apollo/client/react';
import { CircleSlash, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { ThreadDocument } from '../../../generated/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { PaneHeader } from '../../../ui/pane-header.tsx';
import { Composer } from '../composer/composer.tsx';
import type { Composition } from '../composition.ts';
import { useConversation } from '../conversation-context.ts';
import { TimelineContext } from '../timeline/timeline-context.ts';
import styles from './thread-panel.module.css';
import { ThreadMessages } from './thread-messages.tsx';

/** A message with what was said about it, beside the conversation; on a phone over it. */
export function ThreadPanel() {
  const { rootId = '' } = useParams();
  return <Thread key={rootId} rootId={rootId} />;
}

function Thread({ rootId }: { readonly rootId: string }) {
  const text = useTranslations('conversation');
  const common = useTranslations('common');
  const navigate = useNavigate();
  const { conversation } = useConversation();
  const { data, error, fetchMore } = useQuery(ThreadDocument, { variables: { rootId } });
  const [composition, setComposition] = useState<Composition | null>(null);
  const [body, setBody] = useState('');
  const panel = useRef<HTMLElement>(null);
  const back = `/c/${conversation.id}`;
  const timeline = useMemo(
    () => ({
      jumpTo: (seq: number): void => {
        const row = panel.current?.querySelector(`[data-seq='${seq}']`);
        if (row == null) void navigate(`${back}?seq=${seq}`);
        else row.scrollIntoView({ block: 'center' });
      },
      onCompose: setComposition,
      threadRootId: rootId,
    }),
    [back, navigate, rootId],
  );
  const root = data?.node?.__typename === 'Message' ? data.node : null;

  return (
    <section ref={panel} className={styles['panel']} aria-label={text('thread')}>
      <PaneHeader back={back}>
        <h2 className={styles['title']}>{text('thread')}</h2>
        <span className={styles['close']}>
          <IconButton icon={X} label={common('close')} onPress={() => void navigate(back)} />
        </span>
      </PaneHeader>
      <TimelineContext value={timeline}>
        {data === undefined && error === undefined && <Loading />}
        {root === null ? (
          (data !== undefined || error !== undefined) && <EmptyState icon={CircleSlash} title={text('noThread')} />
        ) : (
          <>
            <ThreadMessages
              root={root}
              onLoadOlder={() => void fetchMore({ variables: { before: root.thread.pageInfo.startCursor } }).catch(() => undefined)}
            />
            <Composer
              label={text('replyInThread')}
              body={body}
              onChange={setBody}
              composition={composition}
              onCompose={setComposition}
              threadRootId={rootId}
            />
          </>
        )}
      </TimelineContext>
    </section>
  );
}
