import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { OwnSettingsDocument, UpdateSettingsDocument, type UpdateSettingsInput } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { Choice } from '../../ui/choice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';

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
          options={[
            ['EVERYONE', text('everyone')],
            ['CONTACTS', text('contacts')],
            ['NOBODY', text('nobody')],
          ]}
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
          options={[
            ['EVERYONE', text('everyone')],
            ['SHARED_GROUPS', text('sharedGroups')],
            ['CONTACTS', text('contacts')],
          ]}
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
