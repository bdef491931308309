import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { ChangePasswordDocument } from '../../generated/graphql.ts';
import { ActionForm, type Fields } from '../../ui/action-form.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';

/** Another password ends all other sessions. */
export function PasswordPage() {
  const text = useTranslations('settings');
  const signIn = useTranslations('signIn');
  const [change] = useMutation(ChangePasswordDocument);
  const save = async (field: Fields): Promise<void> => {
    await change({ variables: { input: { currentPassword: field('currentPassword'), newPassword: field('newPassword') } } });
    toast.show(text('passwordChanged'));
  };
  return (
    <Page title={text('password')} back="/settings">
      <Section title={text('newPasswordTitle')}>
        <p>{text('passwordHint')}</p>
        <ActionForm submit={text('changePassword')} onSubmit={save}>
          <TextField name="currentPassword" type="password" label={text('currentPassword')} autoComplete="current-password" isRequired />
          <TextField
            name="newPassword"
            type="password"
            label={text('newPassword')}
            description={signIn('passwordHint')}
            autoComplete="new-password"
            isRequired
          />
        </ActionForm>
      </Section>
    </Page>
  );
}
