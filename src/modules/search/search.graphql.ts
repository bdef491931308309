import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graph/index.ts';
import { MessageKindEnum, type MessageKind } from '../messages/index.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A stretch of a text, in UTF-16 code units as in JavaScript, Java and Swift’s NSString.',
})
export class TextRange {
  @Field(() => Int, { description: 'Where it begins.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends: the first code unit that is not in it.' })
  end!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A piece of what a message says, with what was looked for in it. Plain text: mark the ranges yourself.',
})
export class MessageSnippet {
  @Field(() => String, { description: 'Up to 160 UTF-16 code units of the body, or of the name of a LOCATION.' })
  text!: string;

  @Field(() => Int, { description: 'Where the piece begins in the whole text, in UTF-16 code units: 0 if nothing was left out before it.' })
  offset!: number;

  @Field(() => [TextRange], {
    description: 'What was found, in the order of the text and without overlaps. Offsets into `text` of the snippet.',
  })
  ranges!: readonly TextRange[];
}

@InputType({ description: 'What a message has to be besides having the text. What is left out makes no difference.' })
export class MessageFilterInput {
  @Field(() => ID, { nullable: true, description: 'Who sent it; begins with `u_`.' })
  senderId?: string | null;

  @Field(() => [MessageKindEnum], { nullable: true, description: 'Of one of these kinds; at least one.' })
  kinds?: MessageKind[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Sent then or later.' })
  since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Sent before that.' })
  until?: Date | null;
}
