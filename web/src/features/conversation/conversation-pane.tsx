import { useQuery } from '@apollo/client/react';
import { clsx } from 'clsx';
import { CircleSlash } from 'lucide-react';
import { Suspense } from 'react';
import { Outlet, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { OpenConversationDocument } from '../../generated/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Composer } from './composer/composer.tsx';
import { useDraft } from './composer/use-draft.ts';
import { ConversationContext, useOpened } from './conversation-context.ts';
import { ConversationHeader } from './conversation-header.tsx';
import styles from './conversation-pane.module.css';
import { Timeline } from './timeline/timeline.tsx';

/** One conversation: what was said in it, what one says next, and what is opened beside it. */
export function ConversationPane() {
  const { conversationId = '' } = useParams();
  // What belongs to one conversation does not outlive it.
  return <Conversation key={conversationId} id={conversationId} />;
}

function Conversation({ id }: { readonly id: string }) {
  const text = useTranslations('conversation');
  const { rootId } = useParams();
  const { data, error } = useQuery(OpenConversationDocument, { variables: { id } });
  const opened = useOpened(data?.conversation ?? null);

  if (data === undefined && error === undefined) return <Loading />;
  if (opened === null) return <EmptyState icon={CircleSlash} title={text(data === undefined ? 'failedToLoad' : 'gone')} />;
  return (
    <ConversationContext value={opened}>
      <div className={styles['pane']}>
        <div className={clsx(styles['conversation'], rootId !== undefined && styles['beside'])}>
          <ConversationHeader />
          <Talk />
        </div>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </div>
    </ConversationContext>
  );
}

function Talk() {
  const text = useTranslations('conversation');
  const { body, setBody, composition, setComposition } = useDraft();
  return (
    <>
      <Timeline onCompose={setComposition} />
      <Composer label={text('write')} body={body} onChange={setBody} composition={composition} onCompose={setComposition} />
    </>
  );
}
