import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { DirectMessageAudience, LastSeenAudience, Settings as StoredSettings } from './settings.ts';

const LastSeenAudienceEnum = { EVERYONE: 'EVERYONE', CONTACTS: 'CONTACTS', NOBODY: 'NOBODY' } as const satisfies Record<
  LastSeenAudience,
  LastSeenAudience
>;

const DirectMessageAudienceEnum = {
  EVERYONE: 'EVERYONE',
  SHARED_GROUPS: 'SHARED_GROUPS',
  CONTACTS: 'CONTACTS',
} as const satisfies Record<DirectMessageAudience, DirectMessageAudience>;

registerEnumType(LastSeenAudienceEnum, {
  name: 'LastSeenAudience',
  description: 'Whom `lastSeenAt` is shown to.',
  valuesConfig: {
    EVERYONE: { description: 'Everybody who may see the presence: whoever shares a conversation, and contacts.' },
    CONTACTS: { description: 'Those whom the user has as contacts.' },
    NOBODY: { description: 'Nobody.' },
  },
});

registerEnumType(DirectMessageAudienceEnum, {
  name: 'DirectMessageAudience',
  description: 'Who may open a direct conversation.',
  valuesConfig: {
    EVERYONE: { description: 'Everybody with an account.' },
    SHARED_GROUPS: { description: 'Those who are in a group together with the user, and contacts.' },
    CONTACTS: { description: 'Those whom the user has as contacts.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What the signed-in user decided about their account. The same on all devices.' })
export class Settings {
  constructor(settings: StoredSettings) {
    this.invisible = settings.invisible;
    this.lastSeenVisibleTo = settings.lastSeenVisibleTo;
    this.readReceipts = settings.readReceipts;
    this.directMessagesFrom = settings.directMessagesFrom;
  }

  @Field(() => Boolean, { description: 'Whether they are shown as OFFLINE to everybody, whatever they do. False at first.' })
  invisible: boolean;

  @Field(() => LastSeenAudienceEnum, { description: 'Who sees when they were last there. EVERYONE at first.' })
  lastSeenVisibleTo: LastSeenAudience;

  @Field(() => Boolean, { description: 'Whether others see how far they have received and read. True at first.' })
  readReceipts: boolean;

  @Field(() => DirectMessageAudienceEnum, { description: 'Who may open a direct conversation with them. EVERYONE at first.' })
  directMessagesFrom: DirectMessageAudience;
}

@ObjectType({ simpleResolvers: true, description: "The viewer's settings changed." })
export class SettingsChanged {
  constructor(settings: StoredSettings) {
    this.settings = new Settings(settings);
  }

  @Field(() => Settings, { description: 'All of them as they are now.' })
  settings: Settings;
}

@InputType({ description: 'What to change of the own settings; what is left out or null stays as it is.' })
export class UpdateSettingsInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether to be shown as OFFLINE to everybody.' })
  invisible?: boolean | null;

  @Field(() => LastSeenAudienceEnum, { nullable: true, description: 'Who sees when the user was last there.' })
  lastSeenVisibleTo?: LastSeenAudience | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether others see how far the user has received and read.' })
  readReceipts?: boolean | null;

  @Field(() => DirectMessageAudienceEnum, { nullable: true, description: 'Who may open a direct conversation with the user.' })
  directMessagesFrom?: DirectMessageAudience | null;
}
