import { useFormatter, useTranslations } from 'use-intl';
import type { MessageFragment } from '../../generated/graphql.ts';

type Notice = NonNullable<MessageFragment['system']>;

/** What happened to a conversation, as a sentence. */
export function useSystemNotice(): (notice: Notice) => string {
  const text = useTranslations('notices');
  const format = useFormatter();
  return ({ type, actor, targets, name, text: announced, slowModeSeconds, messageTtlSeconds }) => {
    const kind = type === 'ANNOUNCEMENT_CHANGED' && announced === null ? 'ANNOUNCEMENT_REMOVED' : type;
    return text(kind === 'GROUP_UPDATED' && name !== null ? 'GROUP_RENAMED' : kind, {
      actor: actor.displayName,
      targets: format.list(targets.map(({ displayName }) => displayName)),
      name: name ?? '',
      text: announced ?? '',
      seconds: slowModeSeconds ?? messageTtlSeconds ?? 0,
    });
  };
}
