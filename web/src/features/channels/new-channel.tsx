import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import { CreateChannelDocument } from '../../generated/graphql.ts';
import { ActionForm, type Fields } from '../../ui/action-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Makes a channel, which its maker owns. */
export function NewChannel({ onClose }: { readonly onClose: () => void }) {
  const text = useTranslations('channels');
  const client = useClient();
  const navigate = useNavigate();
  const [isPublic, setIsPublic] = useState(false);
  const [create] = useMutation(CreateChannelDocument);
  const make = async (field: Fields): Promise<void> => {
    const { data } = await create({ variables: { input: { name: field('name'), description: field('description') || null, isPublic } } });
    if (data == null) return;
    await client.inbox.add(data.createChannel.id);
    await navigate(`/c/${data.createChannel.id}`);
    onClose();
  };
  return (
    <Dialog title={text('new')} onClose={onClose}>
      <ActionForm submit={text('make')} onSubmit={make}>
        <p>{text('newHint')}</p>
        <TextField name="name" label={text('name')} isRequired maxLength={100} autoFocus />
        <TextField name="description" label={text('description')} maxLength={1_000} />
        <Switch isSelected={isPublic} onChange={setIsPublic}>
          {text('isPublic')}
        </Switch>
      </ActionForm>
    </Dialog>
  );
}
