import { useMutation } from '@apollo/client/react';
import { Archive, Bell, BellOff, EllipsisVertical, Info, Pin, PinOff } from 'lucide-react';
import { MenuTrigger } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { UpdateMembershipDocument, type UpdateMembershipInput } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { isMuted } from '../conversations/is-muted.ts';
import { useConversation } from './conversation-context.ts';

/** As good as for ever. */
const muteYears = 100;

/** What the viewer settles for themselves. */
export function ConversationMenu() {
  const text = useTranslations('conversation');
  const { conversation } = useConversation();
  const [update] = useMutation(UpdateMembershipDocument);
  const report = useReport();
  const navigate = useNavigate();
  const membership = conversation.viewerMembership;
  if (membership === null) return null;
  const change = (changes: Omit<UpdateMembershipInput, 'conversationId'>): void => {
    void update({ variables: { input: { conversationId: conversation.id, ...changes } } }).catch(report);
  };

  return (
    <MenuTrigger>
      <IconButton icon={EllipsisVertical} label={text('more')} />
      <Menu label={text('more')}>
        <MenuItem icon={Info} onAction={() => void navigate(`/c/${conversation.id}/info`)}>
          {text('info')}
        </MenuItem>
        {isMuted(membership) ? (
          <MenuItem icon={Bell} onAction={() => change({ mutedUntil: null })}>
            {text('unmute')}
          </MenuItem>
        ) : (
          <MenuItem icon={BellOff} onAction={() => change({ mutedUntil: yearsFromNow(muteYears) })}>
            {text('mute')}
          </MenuItem>
        )}
        {membership.pinOrder === null ? (
          <MenuItem icon={Pin} onAction={() => change({ pinOrder: 0 })}>
            {text('pinConversation')}
          </MenuItem>
        ) : (
          <MenuItem icon={PinOff} onAction={() => change({ pinOrder: null })}>
            {text('unpinConversation')}
          </MenuItem>
        )}
        <MenuItem icon={Archive} onAction={() => change({ archived: !membership.archived })}>
          {text(membership.archived ? 'unarchive' : 'archive')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

function yearsFromNow(years: number): string {
  const date = new Date();
  date.setFullYear(date.getFullYear() + years);
  return date.toISOString();
}
