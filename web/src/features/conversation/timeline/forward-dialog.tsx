import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../app/client.tsx';
import { useObservable } from '../../../app/use-observable.ts';
import { ConversationListDocument, ForwardMessagesDocument } from '../../../generated/graphql.ts';
import { useReport } from '../../../i18n/use-report.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { PersonLine } from '../../../ui/person-line.tsx';
import { titleOf } from '../../conversations/title.ts';
import styles from './forward-dialog.module.css';

/** Sends a message on to other conversations. */
export function ForwardDialog({ messageId, onClose }: { readonly messageId: string; readonly onClose: () => void }) {
  const text = useTranslations('conversation');
  const viewerId = useObservable(useClient().viewerId);
  const report = useReport();
  const { data } = useQuery(ConversationListDocument);
  const [forward, { loading }] = useMutation(ForwardMessagesDocument);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [clientForwardId] = useState(() => crypto.randomUUID());
  const conversations = data?.conversations.edges.map(({ node }) => ({ conversationId: node.id, title: titleOf(node, viewerId) })) ?? [];

  const send = (): void => {
    forward({ variables: { input: { clientForwardId, messageIds: [messageId], conversationIds: [...chosen] } } }).then(onClose, report);
  };

  return (
    <Dialog title={text('forwardTitle')} onClose={onClose}>
      <ListBox
        aria-label={text('forwardTitle')}
        className={styles['list'] ?? ''}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => setChosen(keys === 'all' ? [] : [...keys].map(String))}
      >
        {conversations.map(({ conversationId, title }) => (
          <ListBoxItem key={conversationId} id={conversationId} textValue={title.name} className={styles['item'] ?? ''}>
            <PersonLine id={title.id} name={title.name} avatarUrl={title.avatarUrl} />
          </ListBoxItem>
        ))}
      </ListBox>
      <Button isDisabled={chosen.length === 0} isPending={loading} onPress={send}>
        {text('forwardSend')}
      </Button>
    </Dialog>
  );
}
