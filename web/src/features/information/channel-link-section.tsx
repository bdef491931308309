import { useTranslations } from 'use-intl';
import { Section } from '../../ui/section.tsx';
import { channelPath } from '../channels/channel-path.ts';
import { useGroup } from './group-context.ts';
import { LinkField } from './link-field.tsx';

/** By which everybody finds a public channel. */
export function ChannelLinkSection() {
  const text = useTranslations('channels');
  const { group } = useGroup();
  return (
    <Section title={text('address')}>
      <LinkField path={channelPath(group.id)} hint={text('addressHint')} />
    </Section>
  );
}
