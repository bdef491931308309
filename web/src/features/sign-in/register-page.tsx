import { Link } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import type { Fields } from '../../ui/action-form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AccountForm } from './account-form.tsx';
import { useDeviceName } from './use-device-name.ts';

export function RegisterPage() {
  const text = useTranslations('signIn');
  const client = useClient();
  const deviceName = useDeviceName();
  const register = async (field: Fields): Promise<void> =>
    client.register({
      username: field('username'),
      displayName: field('displayName') || null,
      password: field('password'),
      deviceName,
    });

  return (
    <AccountForm
      title={text('registerTitle')}
      submit={text('registerSubmit')}
      onSubmit={register}
      other={text.rich('toSignIn', { link: toOther })}
    >
      <TextField name="username" label={text('username')} description={text('usernameHint')} autoComplete="username" isRequired autoFocus />
      <TextField name="displayName" label={text('displayName')} description={text('displayNameHint')} autoComplete="name" />
      <TextField
        name="password"
        label={text('password')}
        description={text('passwordHint')}
        type="password"
        autoComplete="new-password"
        isRequired
      />
    </AccountForm>
  );
}

function toOther(label: React.ReactNode) {
  return <Link href="/sign-in">{label}</Link>;
}
