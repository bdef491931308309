import { CircleUserRound, Eye, KeyRound, LogOut, MonitorSmartphone, Settings, UserX, type LucideIcon } from 'lucide-react';
import { NavLink, Route, Routes, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import { Button } from '../../ui/button.tsx';
import { ColumnHeader } from '../../ui/column-header.tsx';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import lines from '../../ui/lines.module.css';
import { AppearanceMenu } from '../appearance/appearance-menu.tsx';
import { BlocksPage } from './blocks-page.tsx';
import { PasswordPage } from './password-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { ProfilePage } from './profile-page.tsx';
import { SessionsPage } from './sessions-page.tsx';
import styles from './settings-page.module.css';

export function SettingsPage() {
  const text = useTranslations('settings');
  const shell = useTranslations('shell');
  const client = useClient();
  const chosen = useParams()['*'] ?? '';
  return (
    <Columns
      hasDetail={chosen !== ''}
      list={
        <>
          <ColumnHeader title={shell('settings')}>
            <AppearanceMenu />
          </ColumnHeader>
          <div className={lines['scrolled']}>
            <ul className={lines['lines']}>
              <Place to="profile" icon={CircleUserRound} label={text('profile')} />
              <Place to="privacy" icon={Eye} label={text('privacy')} />
              <Place to="blocked" icon={UserX} label={text('blocked')} />
              <Place to="sessions" icon={MonitorSmartphone} label={text('sessions')} />
              <Place to="password" icon={KeyRound} label={text('password')} />
            </ul>
            <div className={styles['actions']}>
              <Button look="quiet" onPress={() => void client.logout()}>
                <LogOut size={18} aria-hidden />
                {shell('signOut')}
              </Button>
            </div>
          </div>
        </>
      }
    >
      <Routes>
        <Route index element={<EmptyState icon={Settings} title={text('choose')} />} />
        <Route path="profile" element={<ProfilePage />} />
        <Route path="privacy" element={<PrivacyPage />} />
        <Route path="blocked" element={<BlocksPage />} />
        <Route path="sessions" element={<SessionsPage />} />
        <Route path="password" element={<PasswordPage />} />
      </Routes>
    </Columns>
  );
}

function Place({ to, icon: Icon, label }: { readonly to: string; readonly icon: LucideIcon; readonly label: string }) {
  return (
    <li>
      <NavLink to={`/settings/${to}`} className={lines['line'] ?? ''}>
        <span className={styles['place']}>
          <Icon size={20} aria-hidden />
          {label}
        </span>
      </NavLink>
    </li>
  );
}
