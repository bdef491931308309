import { useMutation, useQuery } from '@apollo/client/react';
import { UserPlus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { AddGroupMembersDocument, GroupMembersDocument, type UserFragment } from '../../generated/graphql.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import lines from '../../ui/lines.module.css';
import { Loading } from '../../ui/loading.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PeoplePicker } from '../people/people-picker.tsx';
import { useGroup } from './group-context.ts';
import { MemberRow } from './member-row.tsx';

/** Who is in it: page by page, and by their names. */
export function MembersSection() {
  const text = useTranslations('information');
  const { group, mayInvite } = useGroup();
  const [typed, setTyped] = useState('');
  const [isAdding, setIsAdding] = useState(false);
  const search = useDeferredValue(typed.trim());
  const { data, previousData, fetchMore } = useQuery(GroupMembersDocument, {
    variables: { id: group.id, search: search === '' ? null : search },
    // Who comes to a channel is told to nobody.
    fetchPolicy: 'cache-and-network',
  });
  const members = (data ?? previousData)?.conversation?.members;
  return (
    <Section
      title={text('members')}
      actions={mayInvite && <IconButton icon={UserPlus} label={text('addMembers')} onPress={() => setIsAdding(true)} />}
    >
      <TextField label={text('searchMembers')} value={typed} onChange={setTyped} />
      {members === undefined ? (
        <Loading />
      ) : (
        <ul className={lines['lines']} aria-label={text('members')}>
          {members.edges.map(({ node }) => (
            <li key={node.user.id}>
              <MemberRow member={node} />
            </li>
          ))}
        </ul>
      )}
      {members !== undefined && <MoreButton page={members.pageInfo} onMore={async (after) => fetchMore({ variables: { after } })} />}
      {isAdding && <AddMembers onClose={() => setIsAdding(false)} />}
    </Section>
  );
}

function AddMembers({ onClose }: { readonly onClose: () => void }) {
  const text = useTranslations('information');
  const { group } = useGroup();
  const [picked, setPicked] = useState<readonly UserFragment[]>([]);
  const [add] = useMutation(AddGroupMembersDocument);
  const save = async (): Promise<void> => {
    await add({ variables: { groupId: group.id, userIds: picked.map(({ id }) => id) } });
    onClose();
  };
  return (
    <Dialog title={text('addMembers')} onClose={onClose}>
      <ActionForm submit={text('add')} onSubmit={save}>
        <PeoplePicker picked={picked} onChange={setPicked} />
      </ActionForm>
    </Dialog>
  );
}
