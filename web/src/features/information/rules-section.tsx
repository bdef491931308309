import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import {
  MuteAllMembersDocument,
  SetSlowModeDocument,
  UpdateGroupPermissionsDocument,
  type PermissionLevel,
} from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { Choice } from '../../ui/choice.tsx';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useGroup } from './group-context.ts';

const permissions = ['send', 'invite', 'editInfo', 'pin', 'mentionAll'] as const;
const levels: readonly PermissionLevel[] = ['EVERYONE', 'ADMINS', 'OWNER'];
const slowModes = [0, 10, 30, 60, 300, 900] as const;

/** Who may do what, and how often. */
export function RulesSection() {
  const text = useTranslations('information');
  const report = useReport();
  const { group } = useGroup();
  const groupId = group.id;
  const [permit] = useMutation(UpdateGroupPermissionsDocument);
  const [slowDown] = useMutation(SetSlowModeDocument);
  const [muteAll] = useMutation(MuteAllMembersDocument);
  if (group.__typename !== 'Group') return null;
  const seconds = slowModes.some((known) => known === group.slowModeSeconds) ? slowModes : [...slowModes, group.slowModeSeconds];
  return (
    <Section title={text('rules')}>
      {permissions.map((permission) => (
        <Choice
          key={permission}
          label={text(`may.${permission}`)}
          options={levels.map((level) => [level, text(`level.${level}`)])}
          chosen={group.permissions[permission]}
          onChoose={(level) => void permit({ variables: { input: { groupId, [permission]: level } } }).catch(report)}
        />
      ))}
      <Choice
        label={text('slowMode')}
        options={seconds.map((count) => [String(count), text('slowModeSeconds', { seconds: count })])}
        chosen={String(group.slowModeSeconds)}
        onChoose={(count) => void slowDown({ variables: { groupId, seconds: Number(count) } }).catch(report)}
      />
      <Switch isSelected={group.membersMuted} onChange={(muted) => void muteAll({ variables: { groupId, muted } }).catch(report)}>
        {text('muteAll')}
      </Switch>
    </Section>
  );
}
