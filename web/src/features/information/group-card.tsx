import { useMutation } from '@apollo/client/react';
import { Megaphone, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SetAnnouncementDocument, UpdateChannelDocument, UpdateGroupDocument } from '../../generated/graphql.ts';
import { ActionForm, type Fields } from '../../ui/action-form.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import lines from '../../ui/lines.module.css';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import card from '../../ui/card.module.css';
import { useGroup } from './group-context.ts';

/** Its name and picture, what it is about, and what is announced in it. */
export function GroupCard() {
  const text = useTranslations('information');
  const conversations = useTranslations('conversations');
  const { group, mayEdit, mayManage } = useGroup();
  const [editing, setEditing] = useState<'group' | 'announcement' | null>(null);
  const close = (): void => setEditing(null);
  return (
    <>
      <div className={card['card']}>
        <Avatar id={group.id} name={group.name} url={group.avatarUrl} size="large" />
        <div>
          <p className={card['name']} dir="auto">
            {group.name}
          </p>
          <p className={card['username']}>
            {conversations(group.__typename === 'Channel' ? 'readers' : 'members', { count: group.memberCount })}
          </p>
        </div>
        {group.description !== null && group.description !== '' && <p dir="auto">{group.description}</p>}
        <div className={lines['row']}>
          {mayEdit && (
            <Button look="quiet" onPress={() => setEditing('group')}>
              <Pencil size={18} aria-hidden />
              {text('edit', { kind: group.__typename })}
            </Button>
          )}
          {mayManage && group.__typename === 'Group' && (
            <Button look="quiet" onPress={() => setEditing('announcement')}>
              <Megaphone size={18} aria-hidden />
              {text('announce')}
            </Button>
          )}
        </div>
      </div>
      {group.__typename === 'Group' && group.announcement !== null && (
        <Section title={text('announcement')}>
          <p dir="auto">{group.announcement.text}</p>
        </Section>
      )}
      {editing === 'group' && <EditGroup onClose={close} />}
      {editing === 'announcement' && group.__typename === 'Group' && (
        <Announce groupId={group.id} announced={group.announcement?.text ?? ''} onClose={close} />
      )}
    </>
  );
}

function EditGroup({ onClose }: { readonly onClose: () => void }) {
  const text = useTranslations('information');
  const people = useTranslations('people');
  const common = useTranslations('common');
  const { group } = useGroup();
  const channels = useTranslations('channels');
  const isChannel = group.__typename === 'Channel';
  const [isPublic, setIsPublic] = useState(group.isPublic);
  const [updateGroup] = useMutation(UpdateGroupDocument);
  const [updateChannel] = useMutation(UpdateChannelDocument);
  const save = async (field: Fields): Promise<void> => {
    const input = { name: field('name'), description: field('description') || null, avatarUrl: field('avatarUrl') || null };
    if (isChannel) await updateChannel({ variables: { channelId: group.id, input: { ...input, isPublic } } });
    else await updateGroup({ variables: { groupId: group.id, input } });
    onClose();
  };
  return (
    <Dialog title={text('edit', { kind: group.__typename })} onClose={onClose}>
      <ActionForm submit={common('save')} onSubmit={save}>
        <TextField
          name="name"
          label={isChannel ? channels('name') : people('groupName')}
          defaultValue={group.name}
          isRequired
          maxLength={100}
        />
        <TextField name="description" label={text('description')} defaultValue={group.description ?? ''} maxLength={1_000} />
        <TextField
          name="avatarUrl"
          type="url"
          label={text('picture')}
          description={text('pictureHint')}
          defaultValue={group.avatarUrl ?? ''}
        />
        {isChannel && (
          <Switch isSelected={isPublic} onChange={setIsPublic}>
            {channels('isPublic')}
          </Switch>
        )}
      </ActionForm>
    </Dialog>
  );
}

interface AnnounceProps {
  readonly groupId: string;
  readonly announced: string;
  readonly onClose: () => void;
}

function Announce({ groupId, announced, onClose }: AnnounceProps) {
  const text = useTranslations('information');
  const common = useTranslations('common');
  const [announce] = useMutation(SetAnnouncementDocument);
  const save = async (field: Fields): Promise<void> => {
    await announce({ variables: { groupId, text: field('text') || null } });
    onClose();
  };
  return (
    <Dialog title={text('announce')} onClose={onClose}>
      <ActionForm submit={common('save')} onSubmit={save}>
        <TextField
          name="text"
          label={text('announcement')}
          description={text('announcementHint')}
          defaultValue={announced}
          maxLength={2_000}
        />
      </ActionForm>
    </Dialog>
  );
}
