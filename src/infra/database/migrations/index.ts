import { Core1767225600001 } from './0001-core.ts';
import { Settings1767225600002 } from './0002-settings.ts';
import { Groups1767225600003 } from './0003-groups.ts';
import { Contacts1767225600004 } from './0004-contacts.ts';
import { Search1767225600005 } from './0005-search.ts';
import { Receipts1767225600006 } from './0006-receipts.ts';
import { UserTerms1767225600007 } from './0007-user-terms.ts';
import { ScheduledMessages1767225600008 } from './0008-scheduled-messages.ts';
import { LastSeen1767225600009 } from './0009-last-seen.ts';
import { Interactions1767225600010 } from './0010-interactions.ts';
import { MemberSettings1767225600011 } from './0011-member-settings.ts';
import { MessageExpiry1767225600012 } from './0012-message-expiry.ts';
import { NicknameSearch1767225600013 } from './0013-nickname-search.ts';
import { Stars1767225600014 } from './0014-stars.ts';
import { AdminsVersion1767225600015 } from './0015-admins-version.ts';
import { ScheduledChanges1767225600016 } from './0016-scheduled-changes.ts';
import { Tombstones1767225600017 } from './0017-tombstones.ts';

/** In their order. A migration that was released is never changed: add another. */
export const migrations = [
  Core1767225600001,
  Settings1767225600002,
  Groups1767225600003,
  Contacts1767225600004,
  Search1767225600005,
  Receipts1767225600006,
  UserTerms1767225600007,
  ScheduledMessages1767225600008,
  LastSeen1767225600009,
  Interactions1767225600010,
  MemberSettings1767225600011,
  MessageExpiry1767225600012,
  NicknameSearch1767225600013,
  Stars1767225600014,
  AdminsVersion1767225600015,
  ScheduledChanges1767225600016,
  Tombstones1767225600017,
];
