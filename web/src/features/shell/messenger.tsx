import { ApolloProvider } from '@apollo/client/react';
import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { useClient } from '../../app/client.tsx';
import { Toast } from '../../ui/toast.tsx';
import { ChannelPage } from '../channels/channel-page.tsx';
import { channelPath } from '../channels/channel-path.ts';
import { ContactsPage } from '../contacts/contacts-page.tsx';
import { ConversationsPage } from '../conversations/conversations-page.tsx';
import { archivePath } from '../conversations/use-archive.ts';
import { NoConversation } from '../conversations/no-conversation.tsx';
import { ConversationPane } from '../conversation/conversation-pane.tsx';
import { InformationPage } from '../information/information-page.tsx';
import { JoinPage } from '../information/join-page.tsx';
import { SearchPage } from '../search/search-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { apolloOf } from './apollo.ts';
import styles from './messenger.module.css';
import { Navigation } from './navigation.tsx';
import { NotFound } from './not-found.tsx';

const ThreadPanel = lazy(async () => ({ default: (await import('../conversation/thread/thread-panel.tsx')).ThreadPanel }));

/** Everything for somebody who is signed in. A feature has its routes here, and lies in its own folder. */
export default function Messenger() {
  const apollo = apolloOf(useClient());
  return (
    <ApolloProvider client={apollo}>
      <div className={styles['messenger']}>
        <Navigation />
        <div className={styles['content']}>
          <ConnectionBanner />
          <Routes>
            <Route element={<ConversationsPage />}>
              <Route index element={<NoConversation />} />
              <Route path={archivePath} element={<NoConversation />} />
              <Route path="c/:conversationId" element={<ConversationPane />}>
                <Route path="thread/:rootId" element={<ThreadPanel />} />
              </Route>
              <Route path="c/:conversationId/info" element={<InformationPage />} />
            </Route>
            <Route path="search" element={<SearchPage />} />
            <Route path={channelPath(':channelId')} element={<ChannelPage />} />
            <Route path="join/:token" element={<JoinPage />} />
            <Route path="contacts/*" element={<ContactsPage />} />
            <Route path="settings/*" element={<SettingsPage />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </div>
      </div>
      <Toast />
    </ApolloProvider>
  );
}
