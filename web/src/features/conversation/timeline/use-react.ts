import { useMutation } from '@apollo/client/react';
import { AddReactionDocument, RemoveReactionDocument, type ShownMessageFragment } from '../../../generated/graphql.ts';
import { useReport } from '../../../i18n/use-report.ts';

/** Gives the message an emoji, or takes it back where the viewer gave it. */
export function useReact({ id, reactions }: ShownMessageFragment): (emoji: string) => void {
  const [add] = useMutation(AddReactionDocument);
  const [remove] = useMutation(RemoveReactionDocument);
  const report = useReport();
  return (emoji) => {
    const has = reactions.some((reaction) => reaction.emoji === emoji && reaction.viewerReacted);
    (has ? remove : add)({ variables: { messageId: id, emoji } }).catch(report);
  };
}
