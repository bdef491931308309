import type { PersonFragment } from '../../generated/graphql.ts';
import { Avatar } from '../../ui/avatar.tsx';
import card from '../../ui/card.module.css';

/** Who somebody is. */
export function PersonCard({ person, children }: { readonly person: PersonFragment; readonly children?: React.ReactNode }) {
  const { id, displayName, username, avatarUrl, bio, presence } = person;
  return (
    <div className={card['card']}>
      <Avatar id={id} name={displayName} url={avatarUrl} size="large" isOnline={presence.status === 'ONLINE'} />
      <div>
        <p className={card['name']} dir="auto">
          {displayName}
        </p>
        <p className={card['username']}>@{username}</p>
      </div>
      {bio !== null && bio !== '' && <p dir="auto">{bio}</p>}
      {children}
    </div>
  );
}
