import { useMutation } from '@apollo/client/react';
import { Archive, ArchiveRestore, Bell, BellOff, CalendarSearch, Eraser, EllipsisVertical, EyeOff, Info, Pin, PinOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { MenuTrigger } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { ClearHistoryDocument, UpdateMembershipDocument, type UpdateMembershipInput } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.tsx';
import { isMuted } from '../conversations/is-muted.ts';
import { useConversation } from './conversation-context.ts';

const DateDialog = lazy(async () => ({ default: (await import('./timeline/date-dialog.tsx')).DateDialog }));

/** As good as for ever. */
const muteYears = 100;

/** What the viewer settles for themselves. */
export function ConversationMenu() {
  const text = useTranslations('conversation');
  const { conversation } = useConversation();
  const [update] = useMutation(UpdateMembershipDocument);
  const report = useReport();
  const [clear] = useMutation(ClearHistoryDocument, { variables: { conversationId: conversation.id } });
  const [isClearing, setIsClearing] = useState(false);
  const [isChoosingDate, setIsChoosingDate] = useState(false);
  const navigate = useNavigate();
  const membership = conversation.viewerMembership;
  if (membership === null) return null;
  const save = async (changes: Changes): Promise<unknown> =>
    update({ variables: { input: { conversationId: conversation.id, ...changes } } });
  const change = (changes: Changes): void => void save(changes).catch(report);
  /** To where it is no more in sight. */
  const move = (changes: Changes, sentence: string): void => {
    save(changes).then(() => toast.show(sentence), report);
  };
  const putAway = (changes: Changes, sentence: string): void => {
    void navigate('/');
    move(changes, sentence);
  };

  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={text('more')} />
        <Menu label={text('more')}>
          <MenuItem icon={Info} onAction={() => void navigate(`/c/${conversation.id}/info`)}>
            {text('info')}
          </MenuItem>
          <MenuItem icon={CalendarSearch} onAction={() => setIsChoosingDate(true)}>
            {text('toDate')}
          </MenuItem>
          {isMuted(membership.mutedUntil) ? (
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
          {membership.archived ? (
            <MenuItem icon={ArchiveRestore} onAction={() => move({ archived: false }, text('isBack'))}>
              {text('unarchive')}
            </MenuItem>
          ) : (
            <MenuItem icon={Archive} onAction={() => putAway({ archived: true }, text('isArchived'))}>
              {text('archive')}
            </MenuItem>
          )}
          <MenuItem icon={EyeOff} onAction={() => putAway({ hidden: true }, text('isHidden'))}>
            {text('hide')}
          </MenuItem>
          <MenuItem icon={Eraser} isDanger onAction={() => setIsClearing(true)}>
            {text('clear')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {isChoosingDate && (
        <Suspense>
          <DateDialog onClose={() => setIsChoosingDate(false)} />
        </Suspense>
      )}
      {isClearing && (
        <ConfirmDialog
          title={text('clearTitle')}
          consequence={text('clearHint')}
          confirm={text('clearNow')}
          onConfirm={clear}
          onClose={() => setIsClearing(false)}
        />
      )}
    </>
  );
}

type Changes = Omit<UpdateMembershipInput, 'conversationId'>;

function yearsFromNow(years: number): string {
  const date = new Date();
  date.setFullYear(date.getFullYear() + years);
  return date.toISOString();
}
