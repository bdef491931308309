import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: "Up to where one of the viewer's devices has everything." })
export class DeliveredInput {
  @Field(() => ID, { description: 'Begins with `c_`.' })
  conversationId!: string;

  @Field(() => Int, { description: 'The highest seq that it has; one beyond the newest message counts as that one.' })
  seq!: number;
}
