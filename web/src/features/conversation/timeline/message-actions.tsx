import { useMutation } from '@apollo/client/react';
import {
  CheckCheck,
  Copy,
  Ellipsis,
  Forward,
  MessagesSquare,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Star,
  StarOff,
  Undo2,
} from 'lucide-react';
import { useState } from 'react';
import { DialogTrigger, MenuTrigger, Popover } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../app/client.tsx';
import {
  PinMessageDocument,
  StarMessageDocument,
  UnpinMessageDocument,
  UnstarMessageDocument,
  type ShownMessageFragment,
} from '../../../generated/graphql.ts';
import { useReport } from '../../../i18n/use-report.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { useConversation } from '../conversation-context.ts';
import { EmojiPicker } from '../emoji/emoji-picker.tsx';
import { threadPath } from '../thread/thread-path.ts';
import { ForwardDialog } from './forward-dialog.tsx';
import { ReadByDialog } from './read-by-dialog.tsx';
import { useTimeline } from './timeline-context.ts';
import { useReact } from './use-react.ts';

interface MessageActionsProps {
  readonly message: ShownMessageFragment;
  readonly isOwn: boolean;
}

/** What can be done with a message. */
export function MessageActions({ message, isOwn }: MessageActionsProps) {
  const text = useTranslations('conversation');
  const { onCompose } = useTimeline();
  const { rights } = useConversation();
  return (
    <>
      <React message={message} />
      {rights.send && <IconButton icon={Reply} label={text('reply')} onPress={() => onCompose({ kind: 'reply', message })} />}
      <More message={message} isOwn={isOwn} />
    </>
  );
}

function React({ message }: { readonly message: ShownMessageFragment }) {
  const text = useTranslations('conversation');
  const react = useReact(message);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <IconButton icon={SmilePlus} label={text('react')} />
      <Popover>
        <EmojiPicker
          onPick={(emoji) => {
            setIsOpen(false);
            react(emoji);
          }}
        />
      </Popover>
    </DialogTrigger>
  );
}

function More({ message, isOwn }: MessageActionsProps) {
  const text = useTranslations('conversation');
  const client = useClient();
  const report = useReport();
  const navigate = useNavigate();
  const { onCompose, threadRootId } = useTimeline();
  const { rights, isDirect, isChannel } = useConversation();
  const [dialog, setDialog] = useState<'forward' | 'read-by' | null>(null);
  const [pin] = useMutation(message.pinnedAt === null ? PinMessageDocument : UnpinMessageDocument);
  const [star] = useMutation(message.viewerStarredAt === null ? StarMessageDocument : UnstarMessageDocument);
  const { id, body } = message;
  const variables = { messageId: id };

  return (
    <>
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={text('actions')} />
        <Menu label={text('actions')}>
          {rights.send && threadRootId === null && (
            <MenuItem
              icon={MessagesSquare}
              onAction={() => void navigate(threadPath(message.conversationId, message.threadRootId ?? message.id))}
            >
              {text('replyInThread')}
            </MenuItem>
          )}
          {isOwn && message.kind === 'TEXT' && (
            <MenuItem icon={Pencil} onAction={() => onCompose({ kind: 'edit', message })}>
              {text('edit')}
            </MenuItem>
          )}
          {body !== null && (
            <MenuItem icon={Copy} onAction={() => void navigator.clipboard.writeText(body).catch(report)}>
              {text('copy')}
            </MenuItem>
          )}
          <MenuItem icon={Forward} onAction={() => setDialog('forward')}>
            {text('forward')}
          </MenuItem>
          {rights.pin && (
            <MenuItem icon={message.pinnedAt === null ? Pin : PinOff} onAction={() => void pin({ variables }).catch(report)}>
              {text(message.pinnedAt === null ? 'pin' : 'unpin')}
            </MenuItem>
          )}
          <MenuItem icon={message.viewerStarredAt === null ? Star : StarOff} onAction={() => void star({ variables }).catch(report)}>
            {text(message.viewerStarredAt === null ? 'star' : 'unstar')}
          </MenuItem>
          {isOwn && !isDirect && !isChannel && (
            <MenuItem icon={CheckCheck} onAction={() => setDialog('read-by')}>
              {text('readBy')}
            </MenuItem>
          )}
          {(isOwn || rights.recallAny) && (
            <MenuItem icon={Undo2} isDanger onAction={() => void client.recallMessage(id).catch(report)}>
              {text('recall')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {dialog === 'forward' && <ForwardDialog messageId={id} onClose={() => setDialog(null)} />}
      {dialog === 'read-by' && <ReadByDialog messageId={id} onClose={() => setDialog(null)} />}
    </>
  );
}
