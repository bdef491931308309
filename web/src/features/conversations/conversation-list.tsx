import { useQuery } from '@apollo/client/react';
import { Archive, MessagesSquare } from 'lucide-react';
import { GridList, GridListItem, GridListLoadMoreItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import { useObservable } from '../../app/use-observable.ts';
import { ConversationListDocument } from '../../generated/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './conversation-list.module.css';
import { ConversationRow } from './conversation-row.tsx';
import { titleOf } from './title.ts';
import { usePresences } from './use-presences.ts';

const rowHeight = 72;

/** The viewer's conversations, those that they pinned first, then by their newest message. */
export function ConversationList({ isArchive }: { readonly isArchive: boolean }) {
  const text = useTranslations('conversations');
  const navigate = useNavigate();
  const { conversationId } = useParams();
  const viewerId = useObservable(useClient().viewerId);
  const { data, loading, fetchMore } = useQuery(ConversationListDocument, {
    variables: { filter: isArchive ? 'ARCHIVED' : 'ACTIVE' },
    notifyOnNetworkStatusChange: true,
  });
  const conversations = data?.conversations.edges.map(({ node }) => node) ?? [];
  usePresences(conversations.flatMap((conversation) => titleOf(conversation, viewerId).peer?.user.id ?? []));

  if (data === undefined) return <Loading />;
  if (conversations.length === 0)
    return (
      <EmptyState icon={isArchive ? Archive : MessagesSquare} title={text(isArchive ? 'noneArchived' : 'none')}>
        <p>{text(isArchive ? 'noneArchivedHint' : 'noneHint')}</p>
      </EmptyState>
    );
  const { hasNextPage, endCursor } = data.conversations.pageInfo;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
      <GridList
        aria-label={text(isArchive ? 'archived' : 'list')}
        className={styles['list'] ?? ''}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={conversationId === undefined ? [] : [conversationId]}
        onSelectionChange={(keys) => {
          if (keys !== 'all') for (const key of keys) void navigate(`/c/${key}`);
        }}
      >
        {conversations.map((conversation) => (
          <GridListItem
            key={conversation.id}
            id={conversation.id}
            textValue={titleOf(conversation, viewerId).name}
            className={styles['item'] ?? ''}
          >
            <ConversationRow conversation={conversation} />
          </GridListItem>
        ))}
        {hasNextPage && (
          <GridListLoadMoreItem isLoading={loading} onLoadMore={() => void fetchMore({ variables: { after: endCursor } })}>
            <Loading />
          </GridListLoadMoreItem>
        )}
      </GridList>
    </Virtualizer>
  );
}
