import { Search } from 'lucide-react';
import { Outlet, useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { ColumnHeader } from '../../ui/column-header.tsx';
import { Columns } from '../../ui/columns.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NewConversation } from '../new-conversation/new-conversation.tsx';
import { ArchiveLink } from './archive-link.tsx';
import { ConversationList } from './conversation-list.tsx';
import { useArchive } from './use-archive.ts';

export function ConversationsPage() {
  const text = useTranslations('shell');
  const search = useTranslations('search');
  const conversations = useTranslations('conversations');
  const navigate = useNavigate();
  const archive = useArchive();
  const { conversationId } = useParams();
  return (
    <Columns
      hasDetail={conversationId !== undefined}
      list={
        archive.isOpen ? (
          <>
            <ColumnHeader title={conversations('archived')} back="/" />
            <ConversationList key="archive" isArchive />
          </>
        ) : (
          <>
            <ColumnHeader title={text('chats')}>
              <IconButton icon={Search} label={search('title')} onPress={() => void navigate('/search')} />
              <NewConversation />
            </ColumnHeader>
            <ArchiveLink archive={archive} />
            <ConversationList key="chats" isArchive={false} />
          </>
        )
      }
    >
      <Outlet />
    </Columns>
  );
}
