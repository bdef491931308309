/** Whom `lastSeenAt` is shown to. */
export type LastSeenAudience = 'EVERYONE' | 'CONTACTS' | 'NOBODY';

/** Who may open a direct conversation. */
export type DirectMessageAudience = 'EVERYONE' | 'SHARED_GROUPS' | 'CONTACTS';

/** What users decide about their own account. Kept on all of their devices. */
export interface Settings {
  /** Shown as OFFLINE to everybody, whatever sockets there are. */
  readonly invisible: boolean;
  readonly lastSeenVisibleTo: LastSeenAudience;
  /** False: nobody is told how far this user has read or received. */
  readonly readReceipts: boolean;
  readonly directMessagesFrom: DirectMessageAudience;
}

const settingNames = ['invisible', 'lastSeenVisibleTo', 'readReceipts', 'directMessagesFrom'] as const satisfies (keyof Settings)[];

/** What is named of the settings; null and undefined leave it as it is. */
export type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | null | undefined };

/** The settings afterwards; the very same object when nothing is another. */
export function withChange(settings: Settings, change: SettingsChange): Settings {
  const changed: Settings = {
    invisible: change.invisible ?? settings.invisible,
    lastSeenVisibleTo: change.lastSeenVisibleTo ?? settings.lastSeenVisibleTo,
    readReceipts: change.readReceipts ?? settings.readReceipts,
    directMessagesFrom: change.directMessagesFrom ?? settings.directMessagesFrom,
  };
  return settingNames.every((name) => changed[name] === settings[name]) ? settings : changed;
}
