import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { OwnSettingsDocument, UpdateSettingsDocument, type UpdateSettingsInput } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { Choice } from '../../ui/choice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';

const lastSeenAudiences = ['EVERYONE', 'CONTACTS', 'NOBODY'] as const;
const directMessageAudiences = ['EVERYONE', 'SHARED_GROUPS', 'CONTACTS'] as const;

/** Who may see and do what. It is the same on all devices. */
export function PrivacyPage() {
  const text = useTranslations('settings');
  const report = useReport();
  const { data } = useQuery(OwnSettingsDocument);
  const [update] = useMutation(UpdateSettingsDocument);
  if (data === undefined) return <Loading />;
  const { directMessagesFrom, lastSeenVisibleTo, invisible, readReceipts } = data.viewer.settings;
  const change = (input: UpdateSettingsInput): void => void update({ variables: { input } }).catch(report);
  return (
    <Page title={text('privacy')} back="/settings">
      <Section title={text('presence')}>
        <Choice
          label={text('lastSeen')}
          options={lastSeenAudiences.map((audience) => [audience, text(`audience.${audience}`)])}
          chosen={lastSeenVisibleTo}
          onChoose={(audience) => change({ lastSeenVisibleTo: audience })}
        />
        <Switch isSelected={invisible} onChange={(isInvisible) => change({ invisible: isInvisible })}>
          {text('invisible')}
        </Switch>
      </Section>
      <Section title={text('messages')}>
        <Choice
          label={text('directMessages')}
          options={directMessageAudiences.map((audience) => [audience, text(`audience.${audience}`)])}
          chosen={directMessagesFrom}
          onChoose={(audience) => change({ directMessagesFrom: audience })}
        />
        <Switch isSelected={readReceipts} onChange={(isShared) => change({ readReceipts: isShared })}>
          {text('readReceipts')}
        </Switch>
        <p>{text('readReceiptsHint')}</p>
      </Section>
    </Page>
  );
}
