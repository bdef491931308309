import { useQuery } from '@apollo/client/react';
import { CircleSlash } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../app/client.tsx';
import { useObservable } from '../../app/use-observable.ts';
import { InformationDocument, type InformationQuery } from '../../generated/graphql.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { titleOf } from '../conversations/title.ts';
import card from '../../ui/card.module.css';
import { BansSection } from './bans-section.tsx';
import { ChannelLinkSection } from './channel-link-section.tsx';
import { GroupCard } from './group-card.tsx';
import { GroupContext, groupOf } from './group-context.ts';
import { InviteLinksSection } from './invite-links-section.tsx';
import { JoinRequestsSection } from './join-requests-section.tsx';
import { LeaveSection } from './leave-section.tsx';
import { MembersSection } from './members-section.tsx';
import { NotificationSection } from './notification-section.tsx';
import { RulesSection } from './rules-section.tsx';

type Shown = NonNullable<InformationQuery['conversation']>;
type Direct = { readonly __typename: 'DirectConversation' };

/** What a conversation is, who is in it, and what those who run it can do. */
export function InformationPage() {
  const { conversationId = '' } = useParams();
  const text = useTranslations('conversation');
  const { data, error } = useQuery(InformationDocument, { variables: { id: conversationId }, fetchPolicy: 'cache-and-network' });
  if (data === undefined && error === undefined) return <Loading />;
  const conversation = data?.conversation ?? null;
  if (conversation === null) return <EmptyState icon={CircleSlash} title={text('gone')} />;
  return (
    <Page title={text('info')} back={`/c/${conversation.id}`} isBelow>
      {conversation.__typename === 'DirectConversation' ? (
        <DirectInformation conversation={conversation} />
      ) : (
        <GroupInformation group={conversation} />
      )}
    </Page>
  );
}

function GroupInformation({ group }: { readonly group: Exclude<Shown, Direct> }) {
  const opened = groupOf(group);
  const { mayManage } = opened;
  const isChannel = group.__typename === 'Channel';
  return (
    <GroupContext value={opened}>
      <GroupCard />
      {isChannel && group.isPublic && <ChannelLinkSection />}
      <NotificationSection conversation={group} />
      {mayManage && (group.joinRequestCount ?? 0) > 0 && <JoinRequestsSection />}
      {(mayManage || !isChannel) && <MembersSection />}
      {mayManage && <InviteLinksSection />}
      {mayManage && !isChannel && <RulesSection />}
      {mayManage && <BansSection />}
      <LeaveSection />
    </GroupContext>
  );
}

function DirectInformation({ conversation }: { readonly conversation: Extract<Shown, Direct> }) {
  const text = useTranslations('information');
  const nobody = useTranslations('conversations')('nobody');
  const { id, name, avatarUrl, peer } = titleOf(conversation, useObservable(useClient().viewerId));
  return (
    <>
      <div className={card['card']}>
        <Avatar id={id} name={name} url={avatarUrl} size="large" />
        <p className={card['name']} dir="auto">
          {name || nobody}
        </p>
        {peer !== null && <Link href={`/contacts/${peer.user.id}`}>{text('toPerson', { name })}</Link>}
      </div>
      <NotificationSection conversation={conversation} />
    </>
  );
}
