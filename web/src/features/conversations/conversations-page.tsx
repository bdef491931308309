import { Search } from 'lucide-react';
import { Outlet, useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { ColumnHeader } from '../../ui/column-header.tsx';
import { Columns } from '../../ui/columns.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NewConversation } from '../new-conversation/new-conversation.tsx';
import { ConversationList } from './conversation-list.tsx';

export function ConversationsPage() {
  const text = useTranslations('shell');
  const search = useTranslations('search');
  const navigate = useNavigate();
  const { conversationId } = useParams();
  return (
    <Columns
      hasDetail={conversationId !== undefined}
      list={
        <>
          <ColumnHeader title={text('chats')}>
            <IconButton icon={Search} label={search('title')} onPress={() => void navigate('/search')} />
            <NewConversation />
          </ColumnHeader>
          <ConversationList />
        </>
      }
    >
      <Outlet />
    </Columns>
  );
}
