import { Field, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../graph/index.ts';
import { User } from '../users/index.ts';

@ObjectType({ simpleResolvers: true, description: 'What a client keeps after signing in.' })
export class AuthPayload {
  @Field(() => String, { description: 'Goes into every request as "Authorization: Bearer …", and into connection_init of a socket.' })
  accessToken!: string;

  @Field(() => String, {
    description:
      'Gets new tokens from refreshTokens, once: keep the new one in its place. Worth a password: keep it where scripts of others cannot read it.',
  })
  refreshToken!: string;

  @Field(() => DateTime, { description: 'When accessToken ends.' })
  expiresAt!: Date;

  @Field(() => User, { description: 'Who is signed in.' })
  user!: User;
}

@InputType({ description: 'A new account.' })
export class RegisterInput {
  @Field(() => String, {
    description:
      '3 to 32 characters: letters a to z, digits, dots, underscores and hyphens; begins with a letter. Case makes no difference.',
  })
  username!: string;

  @Field(() => String, { description: '8 to 128 characters, and none of the commonest passwords.' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'What others see: 1 to 64 characters. The username when left out.' })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'Tells this device from others in the list of sessions; cut to 100 characters.' })
  deviceName?: string | null;
}

@InputType({ description: 'What to sign in with.' })
export class LoginInput {
  @Field(() => String, { description: 'Case makes no difference.' })
  username!: string;

  @Field(() => String, { description: 'The password of the account.' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'Tells this device from others in the list of sessions; cut to 100 characters.' })
  deviceName?: string | null;
}

@InputType({ description: 'A new password in the place of the current one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password until now.' })
  currentPassword!: string;

  @Field(() => String, { description: '8 to 128 characters, and none of the commonest passwords.' })
  newPassword!: string;
}
