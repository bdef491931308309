import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { PermissionLevel } from './conversation.ts';
import type { GroupPermissions as Permissions } from './permissions.ts';

const PermissionLevelEnum = { OWNER: 'OWNER', ADMINS: 'ADMINS', EVERYONE: 'EVERYONE' } as const satisfies Record<
  PermissionLevel,
  PermissionLevel
>;

registerEnumType(PermissionLevelEnum, {
  name: 'PermissionLevel',
  description: 'Whom a group lets do something.',
  valuesConfig: {
    OWNER: { description: 'Its owners.' },
    ADMINS: { description: 'Its owners and admins.' },
    EVERYONE: { description: 'All of its members.' },
  },
});

const descriptions: Record<keyof Permissions, string> = {
  send: 'Sending messages. EVERYONE unless changed.',
  invite: 'Adding members and making invite links. ADMINS unless changed.',
  editInfo: 'Changing name, description, picture and the like. ADMINS unless changed.',
  pin: 'Pinning messages. ADMINS unless changed.',
  mentionAll: 'Mentioning everybody at once. ADMINS unless changed.',
};

@ObjectType({ simpleResolvers: true, description: 'Who may do what in a group.' })
export class GroupPermissions implements Permissions {
  @Field(() => PermissionLevelEnum, { description: descriptions.send })
  send!: PermissionLevel;

  @Field(() => PermissionLevelEnum, { description: descriptions.invite })
  invite!: PermissionLevel;

  @Field(() => PermissionLevelEnum, { description: descriptions.editInfo })
  editInfo!: PermissionLevel;

  @Field(() => PermissionLevelEnum, { description: descriptions.pin })
  pin!: PermissionLevel;

  @Field(() => PermissionLevelEnum, { description: descriptions.mentionAll })
  mentionAll!: PermissionLevel;
}

@InputType({ description: 'Who may do what in a group from now on; what is left out stays as it is.' })
export class UpdateGroupPermissionsInput {
  @Field(() => ID, { description: 'Begins with `c_`.' })
  groupId!: string;

  @Field(() => PermissionLevelEnum, { nullable: true, description: descriptions.send })
  send?: PermissionLevel | null;

  @Field(() => PermissionLevelEnum, { nullable: true, description: descriptions.invite })
  invite?: PermissionLevel | null;

  @Field(() => PermissionLevelEnum, { nullable: true, description: descriptions.editInfo })
  editInfo?: PermissionLevel | null;

  @Field(() => PermissionLevelEnum, { nullable: true, description: descriptions.pin })
  pin?: PermissionLevel | null;

  @Field(() => PermissionLevelEnum, { nullable: true, description: descriptions.mentionAll })
  mentionAll?: PermissionLevel | null;
}
