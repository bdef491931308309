import { useQuery } from '@apollo/client/react';
import { CircleSlash } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { OpenConversationDocument } from '../../generated/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Composer } from './composer/composer.tsx';
import { ConversationContext, useOpened } from './conversation-context.ts';
import { ConversationHeader } from './conversation-header.tsx';
import type { Composition } from './composition.ts';
import { Timeline } from './timeline/timeline.tsx';

/** One conversation: what was said in it, and what one says next. */
export function ConversationPane() {
  const { conversationId = '' } = useParams();
  // What belongs to one conversation does not outlive it.
  return <Conversation key={conversationId} id={conversationId} />;
}

function Conversation({ id }: { readonly id: string }) {
  const text = useTranslations('conversation');
  const { data, error } = useQuery(OpenConversationDocument, { variables: { id } });
  const opened = useOpened(data?.conversation ?? null);
  const [composition, setComposition] = useState<Composition | null>(null);

  if (data === undefined && error === undefined) return <Loading />;
  if (opened === null) return <EmptyState icon={CircleSlash} title={text(data === undefined ? 'failedToLoad' : 'gone')} />;
  return (
    <ConversationContext value={opened}>
      <ConversationHeader />
      <Timeline onCompose={setComposition} />
      <Composer composition={composition} onCompose={setComposition} />
    </ConversationContext>
  );
}
