import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A new group; the viewer becomes its owner.' })
export class CreateGroupInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Up to 1,000 characters.' })
  description?: string | null;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Who is in it from the start, besides the viewer. At most 200; add more afterwards.',
  })
  memberIds!: string[];

  @Field(() => String, { nullable: true, description: 'An http or https URL.' })
  avatarUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether new members see what was written before they joined. False unless given.' })
  historyForNewMembers?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether anybody who knows its id may ask to join. False unless given.' })
  isPublic?: boolean | null;
}

@InputType({ description: 'What to change of a group; what is left out stays as it is.' })
export class UpdateGroupInput {
  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 1,000 characters; null clears it.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https URL; null clears it.' })
  avatarUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether members who join from now on see what was written before.' })
  historyForNewMembers?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether anybody who knows its id may ask to join from now on.' })
  isPublic?: boolean | null;
}
