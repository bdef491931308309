import { useMutation, useQuery } from '@apollo/client/react';
import { Link2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CreateInviteLinkDocument, InviteLinksDocument, RevokeInviteLinkDocument } from '../../generated/graphql.ts';
import { useReport } from '../../i18n/use-report.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import lines from '../../ui/lines.module.css';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useGroup } from './group-context.ts';
import { LinkField } from './link-field.tsx';

/** Ways into it: a new one is shown once, to be copied. */
export function InviteLinksSection() {
  const text = useTranslations('information');
  const report = useReport();
  const { group } = useGroup();
  const [requiresApproval, setRequiresApproval] = useState(false);
  const { data } = useQuery(InviteLinksDocument, { variables: { groupId: group.id }, fetchPolicy: 'cache-and-network' });
  const [create, { data: created }] = useMutation(CreateInviteLinkDocument, { refetchQueries: [InviteLinksDocument] });
  const [revoke] = useMutation(RevokeInviteLinkDocument, { refetchQueries: [InviteLinksDocument] });
  const token = created?.createInviteLink.token ?? null;
  return (
    <Section title={text('inviteLinks')}>
      <ul className={lines['lines']} aria-label={text('inviteLinks')}>
        {data?.inviteLinks.edges.map(({ node }) => (
          <li key={node.id} className={lines['line']}>
            <span>
              {text('linkUses', { uses: node.uses })}
              {node.requiresApproval && ` · ${text('withApproval')}`}
            </span>
            <IconButton
              icon={Trash2}
              label={text('revoke')}
              onPress={() => void revoke({ variables: { groupId: group.id, linkId: node.id } }).catch(report)}
            />
          </li>
        ))}
      </ul>
      {token !== null && <LinkField path={`/join/${token}`} hint={text('linkHint')} />}
      <Switch isSelected={requiresApproval} onChange={setRequiresApproval}>
        {text('requiresApproval')}
      </Switch>
      <div className={lines['row']}>
        <Button look="quiet" onPress={() => void create({ variables: { input: { groupId: group.id, requiresApproval } } }).catch(report)}>
          <Link2 size={18} aria-hidden />
          {text('newLink')}
        </Button>
      </div>
    </Section>
  );
}
