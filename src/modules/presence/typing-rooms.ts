import type { BusSubscription, EventBus } from '../../infra/bus/index.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import type { Stream, Watcher } from '../../realtime/index.ts';
import { conversationTopic } from '../conversations/index.ts';
import type { MessageChange } from '../messages/index.ts';
import { TypingRoom, type TypingRoomOptions } from './typing-room.ts';
import { parseConversationNews, parseTypingNews } from './presence-wire.ts';
import { typingTopic, type TypingState } from './typing.ts';

interface Entry {
  readonly room: TypingRoom;
  /** Resolves once the bus is heard. */
  readonly heard: Promise<void>;
  /** Those who watch, or are about to. */
  interest: number;
  /** Those whose membership is being read. */
  readonly opening: Set<{ readonly userId: UserId; hasLeft: boolean }>;
  /** Of the newest message that was heard of. */
  lastSeq: number;
  subscriptions: readonly BusSubscription[];
}

export interface TypingRoomsOptions extends TypingRoomOptions {
  readonly bus: Pick<EventBus, 'subscribe'>;
  /** Those of the users who are members now. */
  readonly membersAmong: (id: ConversationId, userIds: readonly UserId[]) => Promise<ReadonlySet<UserId>>;
}

/** The conversations of which somebody on this node wants to know who types. */
export class TypingRooms {
  private readonly entries = new Map<ConversationId, Entry>();

  constructor(private readonly options: TypingRoomsOptions) {}

  /** @throws NotFound unless the watcher is a member. Rejects when the bus or the database is away. */
  async open(id: ConversationId, watcher: Watcher<TypingState>): Promise<Stream> {
    const entry = this.entries.get(id) ?? this.create(id);
    entry.interest++;
    const opening = { userId: watcher.userId, hasLeft: false };
    try {
      await entry.heard;
      // Read after the bus is heard: who leaves meanwhile is heard of.
      entry.opening.add(opening);
      const members = await this.options.membersAmong(id, [watcher.userId]);
      if (!members.has(watcher.userId) || opening.hasLeft) throw new NotFound('conversation');
    } catch (error) {
      this.release(entry);
      throw error;
    } finally {
      entry.opening.delete(opening);
    }
    entry.room.add(watcher);
    return {
      end: () => {
        entry.room.remove(watcher);
        this.release(entry);
      },
    };
  }

  /** Looks again at who is a member: the bus may have lost something. Never rejects: what cannot be read is looked at the next time. */
  async refresh(): Promise<void> {
    for (const { room } of this.entries.values()) {
      const userIds = [...new Set(room.watchers.map(({ userId }) => userId))];
      const members = await this.options.membersAmong(room.id, userIds).catch(() => null);
      if (members !== null) room.left(userIds.filter((userId) => !members.has(userId)));
    }
  }

  private create(id: ConversationId): Entry {
    const room = new TypingRoom(id, this.options);
    const entry: Entry = {
      room,
      heard: Promise.resolve().then(async () => this.listen(entry)),
      interest: 0,
      opening: new Set(),
      lastSeq: 0,
      subscriptions: [],
    };
    this.entries.set(id, entry);
    entry.heard.catch(() => {
      this.drop(entry);
    });
    return entry;
  }

  private async listen(entry: Entry): Promise<void> {
    const { room } = entry;
    const { bus } = this.options;
    entry.subscriptions = await Promise.all([
      bus.subscribe(typingTopic(room.id), (payload) => {
        room.hear(parseTypingNews(payload));
      }),
      bus.subscribe(conversationTopic(room.id), (payload) => {
        this.changed(entry, payload);
      }),
    ]);
    if (this.entries.get(room.id) !== entry) for (const subscription of entry.subscriptions) void subscription.unsubscribe();
  }

  private changed(entry: Entry, payload: JsonValue): void {
    const change = parseConversationNews(payload);
    if (change?.type === 'message') this.written(entry, change.message);
    else if (change?.type === 'conversation') this.left(entry, change.leftIds);
  }

  /** Whoever sends what they typed does not type it any more. Changes of older messages are none of theirs. */
  private written(entry: Entry, { seq, senderId }: MessageChange['message']): void {
    if (seq > entry.lastSeq) entry.room.stopped(senderId);
    entry.lastSeq = Math.max(seq, entry.lastSeq);
  }

  private left({ room, opening }: Entry, userIds: readonly UserId[]): void {
    if (userIds.length === 0) return;
    for (const one of opening) if (userIds.includes(one.userId)) one.hasLeft = true;
    room.left(userIds);
  }

  private release(entry: Entry): void {
    entry.interest--;
    if (entry.interest === 0) this.drop(entry);
  }

  private drop(entry: Entry): void {
    const { room } = entry;
    if (this.entries.get(room.id) !== entry) return;
    this.entries.delete(room.id);
    room.close();
    for (const subscription of entry.subscriptions) void subscription.unsubscribe();
  }
}
