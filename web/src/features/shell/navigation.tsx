import { clsx } from 'clsx';
import { ContactRound, MessagesSquare, Settings, type LucideIcon } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import logo from '../../ui/logo.svg';
import { AppearanceMenu } from '../appearance/appearance-menu.tsx';
import styles from './navigation.module.css';

const places = [
  { to: '/', icon: MessagesSquare, name: 'chats' },
  { to: '/contacts', icon: ContactRound, name: 'contacts' },
  { to: '/settings', icon: Settings, name: 'settings' },
] as const;

/** The main places: at the side, and on a phone below. */
export function Navigation() {
  const text = useTranslations('shell');
  const { pathname } = useLocation();
  const [chats, ...others] = places;
  // A conversation and what is searched in them have addresses of their own.
  const current = others.find(({ to }) => pathname.startsWith(to)) ?? chats;
  return (
    <nav className={styles['navigation']} aria-label={text('navigation')}>
      <img className={styles['logo']} src={logo} alt="" width={32} height={32} />
      {places.map((place) => (
        <Place key={place.to} to={place.to} icon={place.icon} label={text(place.name)} isCurrent={place === current} />
      ))}
      <span className={styles['rest']}>
        <AppearanceMenu />
      </span>
    </nav>
  );
}

interface PlaceProps {
  readonly to: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly isCurrent: boolean;
}

function Place({ to, icon: Icon, label, isCurrent }: PlaceProps) {
  return (
    <Link to={to} className={clsx(styles['place'], isCurrent && styles['active'])} aria-current={isCurrent ? 'page' : undefined}>
      <Icon size={22} aria-hidden />
      <span>{label}</span>
    </Link>
  );
}
