import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A new channel; the viewer becomes its owner. Its posts are there for whoever joins later.' })
export class CreateChannelInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Up to 1,000 characters.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https URL.' })
  avatarUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether anybody who knows its id may join. False unless given.' })
  isPublic?: boolean | null;
}

@InputType({ description: 'What to change of a channel; what is left out stays as it is.' })
export class UpdateChannelInput {
  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 1,000 characters; null clears it.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https URL; null clears it.' })
  avatarUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether anybody who knows its id may join from now on.' })
  isPublic?: boolean | null;
}
