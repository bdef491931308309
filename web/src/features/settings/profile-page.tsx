import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { OwnProfileDocument, UpdateProfileDocument } from '../../generated/graphql.ts';
import { ActionForm, type Fields } from '../../ui/action-form.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import card from '../../ui/card.module.css';

/** What others see of the viewer. */
export function ProfilePage() {
  const text = useTranslations('settings');
  const common = useTranslations('common');
  const { data } = useQuery(OwnProfileDocument);
  const [update] = useMutation(UpdateProfileDocument);
  if (data === undefined) return <Loading />;
  const { id, username, displayName, avatarUrl, bio } = data.viewer.user;
  const save = async (field: Fields): Promise<void> => {
    const input = { displayName: field('displayName'), bio: field('bio') || null, avatarUrl: field('avatarUrl') || null };
    await update({ variables: { input } });
    toast.show(text('saved'));
  };
  return (
    <Page title={text('profile')} back="/settings">
      <div className={card['card']}>
        <Avatar id={id} name={displayName} url={avatarUrl} size="large" />
        <p className={card['username']}>@{username}</p>
      </div>
      <Section title={text('aboutYou')}>
        <ActionForm submit={common('save')} onSubmit={save}>
          <TextField name="displayName" label={text('displayName')} defaultValue={displayName} isRequired maxLength={64} />
          <TextField name="bio" label={text('bio')} defaultValue={bio ?? ''} maxLength={500} />
          <TextField name="avatarUrl" type="url" label={text('picture')} description={text('pictureHint')} defaultValue={avatarUrl ?? ''} />
        </ActionForm>
      </Section>
    </Page>
  );
}
