import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';
import type { View } from '../../../src/realtime/index.ts';
import type { MessageBody, ModelChange } from '../model/bodies.ts';
import type { ModelDatabase, Stay } from '../model/database.ts';

/** What was wrong with an event, or null. */
type Wrong = string | null;

/** Who may see what, told from all stays of a user in a conversation. */
export class Rights {
  constructor(private readonly database: ModelDatabase) {}

  /** An event of an inbox: something that happened while they were a member, shown as it stood while they were. */
  wrongWithChange(userId: UserId, id: ConversationId, { version, onlyFor, body }: ModelChange, view: View): Wrong {
    const stay = this.database.staysOf(id, userId).find((each) => version >= each.joinedVersion && isBefore(version, each));
    if (stay === undefined) return `v${version} of ${id} is from a time when they were no member`;
    if (body.type === 'message') {
      if (body.version !== version) return `v${version} of ${id} shows v${body.version}`;
      return wrongWithMessage(body, view, stay);
    }
    if (body.type === 'own') return `v${version} of ${id} is somebody’s own`;
    if (view !== 'whole') return `v${version} of ${id} came ${view}`;
    if (onlyFor !== null && !onlyFor.includes(userId)) return `v${version} of ${id} is only for ${onlyFor.join(', ')}`;
    if (body.type === 'receipt') return null;
    return isBefore(body.version, stay) ? null : `v${version} of ${id} shows it at v${body.version}, when they were no member`;
  }

  /** A message that is new to the reader: anything within what a stay may see, as it stood before the end of that stay. */
  wrongWithMessage(userId: UserId, body: MessageBody, view: View): Wrong {
    const stays = this.database.staysOf(body.conversationId, userId).filter((stay) => isBefore(body.version, stay));
    const wrongs = stays.map((stay) => wrongWithMessage(body, view, stay));
    if (wrongs.includes(null)) return null;
    return wrongs.at(-1) ?? `#${body.seq} of ${body.conversationId} at v${body.version} is from when they were no member`;
  }

  /** Whether the reader had to get some message in (after, before). */
  missesBetween(userId: UserId, id: ConversationId, after: number, before: number): boolean {
    const visibleAfterSeq = this.database.staysOf(id, userId).at(-1)?.visibleAfterSeq ?? 0;
    return Math.max(after, visibleAfterSeq) + 1 < before;
  }

  wrongWithFarewell(userId: UserId, id: ConversationId, { version, body }: ModelChange): Wrong {
    const stay = this.database.staysOf(id, userId).find(({ leftVersion }) => leftVersion === version);
    if (stay === undefined) return `the last word of ${id} is v${version}, with which they did not leave`;
    if (body.type !== 'conversation') return `the last word of ${id} is a ${body.type}`;
    return body.version === version ? null : `the last word of ${id}, v${version}, shows it at v${body.version}`;
  }

  /** A stay that begins with this version. */
  beginsWith(userId: UserId, id: ConversationId, version: number): boolean {
    return this.database.staysOf(id, userId).some(({ joinedVersion }) => joinedVersion === version);
  }

  presentStay(userId: UserId, id: ConversationId): Stay | null {
    return this.database.staysOf(id, userId).find(({ leftVersion }) => leftVersion === null) ?? null;
  }
}

function isBefore(version: number, { leftVersion }: Stay): boolean {
  return leftVersion === null || version < leftVersion;
}

function wrongWithMessage({ conversationId, seq, replyToSeq }: MessageBody, view: View, { visibleAfterSeq }: Stay): Wrong {
  if (seq <= visibleAfterSeq) return `#${seq} of ${conversationId} is from before what they may see (#${visibleAfterSeq + 1})`;
  const expected: View = replyToSeq !== null && replyToSeq <= visibleAfterSeq ? 'without-reply' : 'whole';
  return view === expected ? null : `#${seq} of ${conversationId}, an answer to #${replyToSeq}, came ${view}`;
}
