import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../graph/index.ts';
import type { ForwardOrigin } from './message-extras.ts';

@ObjectType({ simpleResolvers: true, description: 'Where a forwarded message was written first.' })
export class ForwardedFrom {
  constructor(readonly origin: ForwardOrigin) {
    this.createdAt = new Date(origin.createdAt);
  }

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt: Date;
}

@InputType({ description: 'What to send on, and where to.' })
export class ForwardMessagesInput {
  @Field(() => [ID], { description: 'Each begins with `m_`; sent in this order. At most 100.' })
  messageIds!: string[];

  @Field(() => [ID], { description: 'Each begins with `c_`. At most 20.' })
  conversationIds!: string[];

  @Field(() => ID, {
    description:
      'Made by the client, a UUID will do: repeated under the same one, the answer is what was sent the first time. 1 to 64 printable ASCII characters, a letter or digit first.',
  })
  clientForwardId!: string;
}
