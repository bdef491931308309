import { connectionOf } from '../graph/index.ts';
import { Conversation } from './conversation.graphql.ts';
import { Member } from './member.graphql.ts';

export const { Connection: ConversationConnection } = connectionOf<Conversation>('Conversation', () => Conversation);
export const { Connection: MemberConnection } = connectionOf<Member>('Member', () => Member);
