import { Field, Int, ObjectType } from 'type-graphql';
import type { MessageAddress } from '../../kernel/ids.ts';

@ObjectType({ simpleResolvers: true, description: 'One emoji under a message, and who gave it.' })
export class Reaction {
  constructor(
    readonly message: MessageAddress,
    { emoji, count }: { readonly emoji: string; readonly count: number },
  ) {
    this.emoji = emoji;
    this.count = count;
  }

  @Field(() => String, { description: 'One emoji.' })
  emoji: string;

  @Field(() => Int, { description: 'How many gave it: 1 or more.' })
  count: number;
}
