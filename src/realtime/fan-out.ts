import type { UserId } from '../kernel/ids.ts';
import type { Attachment, Subscription, Track } from './attachment.ts';
import { Deliveries, type Delivery } from './deliveries.ts';
import type { Change, Head, LiveEvent } from './live-event.ts';
import type { MembershipMove, Renderer } from './ports.ts';

/** Renders each change once per group of readers, and hands it to them in order. */
export class FanOut<Body> {
  /** By their renderer's group. */
  private readonly groups = new Map<object, Set<Attachment<Body>>>();
  /** Kept once something came that is only for some users: in a large group that is one look-up instead of a walk through all readers. */
  private byUser: Map<UserId, Set<Attachment<Body>>> | null = null;
  private readonly deliveries: Deliveries<Body>;

  /** `onIdle` is called when renderings were waited for and all are there. */
  constructor(
    /** Changes that wait for renderings, and those that one attachment keeps while it is replayed to. */
    private readonly waitingMax: number,
    onIdle: () => void,
  ) {
    this.deliveries = new Deliveries(waitingMax, onIdle);
  }

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  /** True while so many changes wait for their renderings that the feed should wait too. */
  get isFull(): boolean {
    return this.deliveries.isFull;
  }

  add(attachment: Attachment<Body>): void {
    addTo(this.groups, attachment.subscription.renderer.group, attachment);
    if (this.byUser !== null) addTo(this.byUser, attachment.subscription.userId, attachment);
  }

  remove(attachment: Attachment<Body>): void {
    removeFrom(this.groups, attachment.subscription.renderer.group, attachment);
    if (this.byUser !== null) removeFrom(this.byUser, attachment.subscription.userId, attachment);
  }

  /** The feed begins at this version: nothing before it was held for those who are here already. */
  beginAt(version: number): void {
    for (const attachment of this.all()) attachment.requirePlaceAt(version);
  }

  deliver(change: Change<Body>, isNewMessage: boolean, track: Track | 'any' = 'any'): void {
    const deliveries: Delivery<Body>[] = [];
    const groups = change.onlyFor === null ? this.groups : this.groupsOf(change.onlyFor);
    for (const group of groups.values()) this.collect(deliveries, group, change, isNewMessage, track);
    if (deliveries.length > 0) this.deliveries.add(deliveries);
  }

  /** Ends the events of those who left with this change, after a last word. */
  membershipsEnded(change: Change<Body>): void {
    const { version, leftIds } = change;
    if (leftIds.length === 0) return;
    for (const attachment of this.all()) {
      if (!leftIds.includes(attachment.subscription.userId) || attachment.joinedVersion >= version) continue;
      if (attachment.isLive) this.dismiss(attachment, change);
      else attachment.requirePlaceAt(version);
    }
  }

  /** Whoever's membership began or ended after `head` in what is read from the database looks for themselves. */
  membershipsMoved(moves: readonly MembershipMove[], head: Head): void {
    if (moves.length === 0) return;
    const versions = new Map(moves.map(({ userId, version }) => [userId, version]));
    for (const attachment of this.all()) {
      const version = versions.get(attachment.subscription.userId);
      if (version === undefined || attachment.joinedVersion >= version) continue;
      if (attachment.isLive) this.restart(attachment, head);
      else attachment.requirePlaceAt(version);
    }
  }

  /** What came after `head` is missing: everybody reads it for themselves. */
  restartAll(head: Head): void {
    for (const attachment of this.all())
      if (attachment.isLive) this.restart(attachment, head);
      else attachment.overflow();
  }

  private all(): Attachment<Body>[] {
    return [...this.groups.values()].flatMap((group) => [...group]);
  }

  private groupsOf(userIds: readonly UserId[]): ReadonlyMap<object, ReadonlySet<Attachment<Body>>> {
    const groups = new Map<object, Set<Attachment<Body>>>();
    for (const userId of userIds)
      for (const attachment of this.attachmentsOf(userId)) addTo(groups, attachment.subscription.renderer.group, attachment);
    return groups;
  }

  private attachmentsOf(userId: UserId): Iterable<Attachment<Body>> {
    if (this.byUser === null) {
      this.byUser = new Map();
      for (const attachment of this.all()) addTo(this.byUser, attachment.subscription.userId, attachment);
    }
    return this.byUser.get(userId) ?? [];
  }

  private collect(
    deliveries: Delivery<Body>[],
    group: ReadonlySet<Attachment<Body>>,
    change: Change<Body>,
    isNewMessage: boolean,
    track: Track | 'any',
  ): void {
    const whole: Subscription<Body>[] = [];
    const withoutReply: Subscription<Body>[] = [];
    for (const attachment of group) {
      if ((track !== 'any' && attachment.subscription.track !== track) || !attachment.wants(change, isNewMessage)) continue;
      if (!attachment.isLive) attachment.hold(change, this.waitingMax);
      else if (attachment.viewOf(change) === 'whole') whole.push(attachment.subscription);
      else withoutReply.push(attachment.subscription);
    }
    deliveries.push(...renderedFor(whole, { type: 'change', change, view: 'whole' }));
    deliveries.push(...renderedFor(withoutReply, { type: 'change', change, view: 'without-reply' }));
  }

  private restart(attachment: Attachment<Body>, { version, lastSeq }: Head): void {
    this.remove(attachment);
    const reached = attachment.subscription.track === 'changes' ? version : lastSeq;
    const from = Math.max(reached, attachment.deliveredThrough);
    this.deliveries.afterwards(() => {
      attachment.restart(from);
    });
  }

  private dismiss(attachment: Attachment<Body>, change: Change<Body>): void {
    const { subscription } = attachment;
    this.remove(attachment);
    if (subscription.track === 'changes') {
      const payload = render(subscription.renderer, { type: 'change', change, view: 'left' });
      this.deliveries.add([{ payload, subscriptions: [subscription] }]);
    }
    this.deliveries.afterwards(() => {
      attachment.dismissed();
    });
  }
}

/** One rendering for all of a group where they see the same, one for each otherwise. */
function renderedFor<Body>(subscriptions: readonly Subscription<Body>[], event: LiveEvent<Body>): Delivery<Body>[] {
  const [first] = subscriptions;
  if (first === undefined) return [];
  if (first.renderer.isShared(event)) return [{ payload: render(first.renderer, event), subscriptions }];
  return subscriptions.map((subscription) => ({ payload: render(subscription.renderer, event), subscriptions: [subscription] }));
}

/** A renderer that throws is one that cannot answer now: only its own readers are sent away. */
function render<Body>(renderer: Renderer<Body>, event: LiveEvent<Body>): string | Promise<string> {
  try {
    return renderer.render(event);
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error('The event could not be rendered.', { cause: error }));
  }
}

function addTo<Key, Item>(sets: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([item]));
  else set.add(item);
}

function removeFrom<Key, Item>(sets: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const set = sets.get(key);
  set?.delete(item);
  if (set?.size === 0) sets.delete(key);
}
