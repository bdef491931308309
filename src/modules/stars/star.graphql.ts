import { Field, ID, ObjectType } from 'type-graphql';
import { toGlobalId, toMessageId } from '../../kernel/ids.ts';
import { DateTime } from '../graph/index.ts';
import type { Star } from './star.ts';

@ObjectType({ simpleResolvers: true, description: 'The viewer starred a message, or took the star away.' })
export class StarChanged {
  constructor(readonly stored: Star) {
    this.messageId = toMessageId(stored);
    this.conversationId = toGlobalId('c', stored.conversationId);
    this.starredAt = stored.starredAt === null ? null : new Date(stored.starredAt);
  }

  @Field(() => ID, { description: 'The message: begins with `m_`.' })
  messageId: string;

  @Field(() => ID, { description: 'The conversation that it is in: begins with `c_`.' })
  conversationId: string;

  @Field(() => DateTime, { nullable: true, description: 'When the viewer starred it; null if there is no star any more.' })
  starredAt: Date | null;
}
