import { useState } from 'react';
import type { ShownMessageFragment } from '../../../generated/graphql.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { useMessagePreview } from '../../conversations/use-message-preview.ts';
import { useConversation } from '../conversation-context.ts';

/** Reads out what others write while the conversation is open. */
export function Announcer({ messages }: { readonly messages: readonly ShownMessageFragment[] | undefined }) {
  const previewOf = useMessagePreview();
  const { viewerId, conversation } = useConversation();
  const [openedAtSeq] = useState(conversation.lastSeq);
  const newest = messages?.at(-1);
  const isNews = newest !== undefined && newest.seq > openedAtSeq && newest.sender?.id !== viewerId;
  return (
    <VisuallyHidden>
      <span role="status">{isNews && `${newest.sender?.displayName ?? ''}: ${previewOf(newest)}`}</span>
    </VisuallyHidden>
  );
}
