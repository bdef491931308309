import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { ActionForm, type Fields } from '../../ui/action-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { channelPath } from './channel-path.ts';

/** Goes where a link leads that somebody passed on: to a channel, or through an invitation. */
export function OpenLink({ onClose }: { readonly onClose: () => void }) {
  const text = useTranslations('channels');
  const navigate = useNavigate();
  const open = async (field: Fields): Promise<void> => {
    await navigate(placeOf(field('link')) ?? '/');
    onClose();
  };
  return (
    <Dialog title={text('openLink')} onClose={onClose}>
      <ActionForm submit={text('open')} onSubmit={open}>
        <TextField
          name="link"
          label={text('link')}
          description={text('linkHint')}
          isRequired
          autoFocus
          validate={(link) => (link === '' || placeOf(link) !== null ? null : text('noLink'))}
        />
      </ActionForm>
    </Dialog>
  );
}

/** Null for what is no link of ours. */
function placeOf(link: string): string | null {
  const [, place, name] = /\/(join|channels)\/([\w-]+)\/?$/u.exec(link.trim()) ?? [];
  if (place !== undefined) return `/${place}/${name}`;
  return /^c_\w+$/u.test(link.trim()) ? channelPath(link.trim()) : null;
}
