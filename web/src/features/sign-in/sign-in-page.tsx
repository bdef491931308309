import { Link } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import { useObservable } from '../../app/use-observable.ts';
import type { Fields } from '../../ui/action-form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AccountForm } from './account-form.tsx';
import { useDeviceName } from './use-device-name.ts';

export function SignInPage() {
  const text = useTranslations('signIn');
  const client = useClient();
  const deviceName = useDeviceName();
  const hasEnded = useObservable(client.connection).status === 'refused';
  const signIn = async (field: Fields): Promise<void> =>
    client.login({ username: field('username'), password: field('password'), deviceName });

  return (
    <AccountForm
      title={text('signInTitle')}
      notice={hasEnded ? text('sessionEnded') : null}
      submit={text('signInSubmit')}
      onSubmit={signIn}
      other={text.rich('toRegister', { link: toOther })}
    >
      <TextField name="username" label={text('username')} autoComplete="username" isRequired autoFocus />
      <TextField name="password" label={text('password')} type="password" autoComplete="current-password" isRequired />
    </AccountForm>
  );
}

function toOther(label: React.ReactNode) {
  return <Link href="/register">{label}</Link>;
}
