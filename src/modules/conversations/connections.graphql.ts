import { registerEnumType } from 'type-graphql';
import { connectionOf } from '../graph/index.ts';
import { Conversation } from './conversation.graphql.ts';
import { Member } from './member.graphql.ts';

export const { Connection: ConversationConnection } = connectionOf<Conversation>('Conversation', () => Conversation);
export const { Connection: MemberConnection } = connectionOf<Member>('Member', () => Member);

export const ConversationFilterEnum = { ACTIVE: 'ACTIVE', ARCHIVED: 'ARCHIVED', ALL: 'ALL' } as const;

registerEnumType(ConversationFilterEnum, {
  name: 'ConversationFilter',
  description: 'Which conversations to list.',
  valuesConfig: {
    ACTIVE: { description: 'Those that are neither archived nor hidden.' },
    ARCHIVED: { description: 'Those that the viewer archived, and did not hide.' },
    ALL: { description: 'All of them, the hidden ones too.' },
  },
});
