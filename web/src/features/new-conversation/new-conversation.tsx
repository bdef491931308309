import { Link, Megaphone, MessageCirclePlus, SquarePen, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { MenuTrigger } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import type { UserFragment } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { ActionForm, type Fields } from '../../ui/action-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NewChannel } from '../channels/new-channel.tsx';
import { OpenLink } from '../channels/open-link.tsx';
import { PeoplePicker } from '../people/people-picker.tsx';
import { PeopleSearch } from '../people/people-search.tsx';

/** A chat with somebody, a group with several, a channel for many, or what a link leads to. */
export function NewConversation() {
  const text = useTranslations('people');
  const channels = useTranslations('channels');
  const [making, setMaking] = useState<'chat' | 'group' | 'channel' | 'link' | null>(null);
  const close = (): void => setMaking(null);
  return (
    <>
      <MenuTrigger>
        <IconButton icon={SquarePen} label={text('new')} />
        <Menu label={text('new')}>
          <MenuItem icon={MessageCirclePlus} onAction={() => setMaking('chat')}>
            {text('newChat')}
          </MenuItem>
          <MenuItem icon={UsersRound} onAction={() => setMaking('group')}>
            {text('newGroup')}
          </MenuItem>
          <MenuItem icon={Megaphone} onAction={() => setMaking('channel')}>
            {channels('new')}
          </MenuItem>
          <MenuItem icon={Link} onAction={() => setMaking('link')}>
            {channels('openLink')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {making === 'chat' && <NewChat onClose={close} />}
      {making === 'group' && <NewGroup onClose={close} />}
      {making === 'channel' && <NewChannel onClose={close} />}
      {making === 'link' && <OpenLink onClose={close} />}
    </>
  );
}

function NewChat({ onClose }: { readonly onClose: () => void }) {
  const text = useTranslations('people');
  const client = useClient();
  const navigate = useNavigate();
  const report = useReport();
  const open = async ({ id }: UserFragment): Promise<void> => {
    await navigate(`/c/${await client.openDirectConversation(id)}`);
    onClose();
  };
  return (
    <Dialog title={text('newChat')} onClose={onClose}>
      <PeopleSearch onPick={(user) => void open(user).catch(report)} />
    </Dialog>
  );
}

function NewGroup({ onClose }: { readonly onClose: () => void }) {
  const text = useTranslations('people');
  const client = useClient();
  const navigate = useNavigate();
  const [members, setMembers] = useState<readonly UserFragment[]>([]);
  const make = async (field: Fields): Promise<void> => {
    const id = await client.createGroup({ name: field('name'), memberIds: members.map((member) => member.id) });
    await navigate(`/c/${id}`);
    onClose();
  };
  return (
    <Dialog title={text('newGroup')} onClose={onClose}>
      <ActionForm submit={text('makeGroup')} onSubmit={make}>
        <TextField name="name" label={text('groupName')} isRequired maxLength={100} />
        <PeoplePicker picked={members} onChange={setMembers} />
      </ActionForm>
    </Dialog>
  );
}
