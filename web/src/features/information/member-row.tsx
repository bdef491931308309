import { useMutation } from '@apollo/client/react';
import { Ban, Crown, EllipsisVertical, Mic, MicOff, ShieldCheck, ShieldOff, UserMinus } from 'lucide-react';
import { MenuTrigger } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import { useObservable } from '../../app/use-observable.ts';
import {
  BanMemberDocument,
  BansDocument,
  GroupMembersDocument,
  MuteMemberDocument,
  RemoveChannelMemberDocument,
  RemoveGroupMemberDocument,
  SetMemberRoleDocument,
  TransferOwnershipDocument,
  UnmuteMemberDocument,
  type GroupMemberFragment,
} from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import lines from '../../ui/lines.module.css';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { PersonLine } from '../../ui/person-line.tsx';
import { isMuted } from '../conversations/is-muted.ts';
import { useGroup } from './group-context.ts';

const muteMs = 24 * 3_600_000;

/** Somebody who is in it, and what those above them can do about them. */
export function MemberRow({ member }: { readonly member: GroupMemberFragment }) {
  const text = useTranslations('information');
  const { role } = useGroup();
  const viewerId = useObservable(useClient().viewerId);
  const { user, nickname } = member;
  const isBelow = role === 'OWNER' || (role === 'ADMIN' && member.role === 'MEMBER');
  return (
    <div className={lines['line']}>
      <PersonLine
        id={user.id}
        name={nickname ?? user.displayName}
        avatarUrl={user.avatarUrl}
        {...(member.role === 'MEMBER' ? {} : { detail: text(member.role) })}
      />
      {isMuted(member.mutedByAdminsUntil) && <MicOff size={16} aria-label={text('muted')} />}
      {isBelow && user.id !== viewerId && <MemberMenu member={member} />}
    </div>
  );
}

function MemberMenu({ member }: { readonly member: GroupMemberFragment }) {
  const text = useTranslations('information');
  const report = useReport();
  const { group, role } = useGroup();
  const { id, displayName } = member.user;
  const variables = { groupId: group.id, userId: id };
  const [setRole] = useMutation(SetMemberRoleDocument);
  const [transfer] = useMutation(TransferOwnershipDocument, { variables });
  const [mute] = useMutation(MuteMemberDocument);
  const [unmute] = useMutation(UnmuteMemberDocument, { variables });
  const isChannel = group.__typename === 'Channel';
  const [removeFromGroup] = useMutation(RemoveGroupMemberDocument, { variables });
  const [removeFromChannel] = useMutation(RemoveChannelMemberDocument, {
    variables: { channelId: group.id, userId: id },
    refetchQueries: [GroupMembersDocument],
  });
  const [ban] = useMutation(BanMemberDocument, { variables, refetchQueries: [BansDocument] });
  const run = (action: Promise<unknown>): void => void action.catch(report);
  return (
    <MenuTrigger>
      <IconButton icon={EllipsisVertical} label={text('memberActions', { name: displayName })} />
      <Menu label={text('memberActions', { name: displayName })}>
        {role === 'OWNER' && member.role === 'MEMBER' && (
          <MenuItem icon={ShieldCheck} onAction={() => run(setRole({ variables: { ...variables, role: 'ADMIN' } }))}>
            {text('makeAdmin')}
          </MenuItem>
        )}
        {role === 'OWNER' && member.role === 'ADMIN' && (
          <MenuItem icon={ShieldOff} onAction={() => run(setRole({ variables: { ...variables, role: 'MEMBER' } }))}>
            {text('endAdmin')}
          </MenuItem>
        )}
        {role === 'OWNER' && (
          <MenuItem icon={Crown} onAction={() => run(transfer())}>
            {text('transfer', { kind: group.__typename })}
          </MenuItem>
        )}
        {isChannel ? null : isMuted(member.mutedByAdminsUntil) ? (
          <MenuItem icon={Mic} onAction={() => run(unmute())}>
            {text('unmute')}
          </MenuItem>
        ) : (
          <MenuItem
            icon={MicOff}
            onAction={() => run(mute({ variables: { ...variables, until: new Date(Date.now() + muteMs).toISOString() } }))}
          >
            {text('mute')}
          </MenuItem>
        )}
        <MenuItem icon={UserMinus} isDanger onAction={() => run(isChannel ? removeFromChannel() : removeFromGroup())}>
          {text('remove')}
        </MenuItem>
        <MenuItem icon={Ban} isDanger onAction={() => run(ban())}>
          {text('ban')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
