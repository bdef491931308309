import { LocalState } from '@apollo/client/local-state';
import { makeVar, type InMemoryCache, type ReactiveVar } from '@apollo/client';
import type { Client } from '../client.ts';
import type { Outgoing } from '../outbox-entry.ts';

/** Gives each conversation its `outgoing @client`: what was written here and is not acknowledged yet. Until the answer is called. */
export function showOutgoing(client: Client, cache: InMemoryCache): () => void {
  const shown = new Map<string, ReactiveVar<readonly OutgoingFields[]>>();
  const read = (id: string): readonly OutgoingFields[] => client.outbox.of(id).map(fieldsOf);
  const shownOf = (id: string): ReactiveVar<readonly OutgoingFields[]> => {
    const outgoing = shown.get(id) ?? makeVar(read(id));
    shown.set(id, outgoing);
    return outgoing;
  };
  cache.policies.addTypePolicies({
    Conversation: { fields: { outgoing: { read: (_, { readField }) => shownOf(readField<string>('id') ?? '')() } } },
  });
  return client.outbox.changes.subscribe((id) => void shown.get(id)?.(read(id)));
}

/** For answers that pass by the cache. */
const none = { outgoing: () => [] };
export const localState = (): LocalState => new LocalState({ resolvers: { DirectConversation: none, Group: none, Channel: none } });

type OutgoingFields = ReturnType<typeof fieldsOf>;

/** As local-schema.graphql says. */
function fieldsOf({ clientMessageId, conversationId, input, writtenAt, status, error }: Outgoing) {
  return {
    __typename: 'Outgoing',
    clientMessageId,
    conversationId,
    kind: input.kind ?? 'TEXT',
    body: input.body ?? null,
    custom: input.custom ?? null,
    replyToId: input.replyToId ?? null,
    threadRootId: input.threadRootId ?? null,
    writtenAt,
    status: status === 'failed' ? 'FAILED' : 'PENDING',
    error: error && { __typename: 'OutgoingError', ...error },
  };
}
