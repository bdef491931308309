import { Field, InputType } from 'type-graphql';

@InputType({ description: 'What to change about the own profile; what is left out stays as it is.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: '1 to 64 characters on one line. null leaves it as it is.' })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 500 characters. null or an empty text takes it away.' })
  bio?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'An http or https URL of up to 2,048 characters. null or an empty text takes it away.',
  })
  avatarUrl?: string | null;
}
