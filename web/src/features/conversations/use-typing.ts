import { useSubscription } from '@apollo/client/react';
import { useState } from 'react';
import { TypingDocument } from '../../generated/graphql.ts';

/** The names of the others who are typing there; in a channel nobody is told. */
export function useTyping(conversationId: string | null): readonly string[] {
  const [typers, setTypers] = useState<ReadonlyMap<string, string>>(new Map());
  useSubscription(TypingDocument, {
    variables: { conversationId: conversationId ?? '' },
    skip: conversationId === null,
    fetchPolicy: 'no-cache',
    onData: ({ data: { data } }) => {
      if (data === undefined) return;
      const { user, typing } = data.typingChanged;
      setTypers((before) => {
        const after = new Map(before);
        if (typing) after.set(user.id, user.displayName);
        else after.delete(user.id);
        return after;
      });
    },
  });
  return [...typers.values()];
}
