import { Field, ID, ObjectType } from 'type-graphql';
import { toGlobalId, type UserId } from '../../kernel/ids.ts';
import type { TypingState } from './typing.ts';

/** `user` comes from a resolver. */
@ObjectType({ simpleResolvers: true, description: 'Somebody is typing, or is not any more.' })
export class Typing {
  readonly userId: UserId;

  constructor({ conversationId, userId, typing }: TypingState) {
    this.userId = userId;
    this.conversationId = toGlobalId('c', conversationId);
    this.typing = typing;
  }

  @Field(() => ID, { description: 'Where.' })
  conversationId: string;

  @Field(() => Boolean, { description: 'False once they stopped, sent what they typed, or said nothing for 6 s.' })
  typing: boolean;
}
