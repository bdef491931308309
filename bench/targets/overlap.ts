import type { PopulationRequest } from './target.ts';

/** Who is in which conversation, so that each person is in as many as asked and no two are in all the same. */
export function overlappingMembers({ users, conversationsPerUser, membersPerConversation }: PopulationRequest): number[][] {
  const conversations = Math.round((users * conversationsPerUser) / membersPerConversation);
  const step = Math.max(1, Math.floor(users / membersPerConversation));
  return Array.from({ length: conversations }, (_, conversation) =>
    Array.from({ length: membersPerConversation }, (__, member) => (conversation + member * step) % users),
  );
}
