import type { Clock } from '../../kernel/clock.ts';
import type { SessionId, UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { addUp, type PresenceStatus, type Present } from './presence.ts';

/** One socket, and for a while what is left of it. */
interface Device {
  readonly userId: UserId;
  readonly sessionId: SessionId | null;
  status: PresenceStatus;
  /** Set once the socket has ended: stops the grace period. */
  cancelGrace: (() => void) | null;
}

interface LocalUser {
  readonly devices: Set<Device>;
  /** Null until their settings have been read: until then they are not shown. */
  invisible: boolean | null;
  /** What the others were told last. */
  told: Present | null;
}

export interface LocalPresenceOptions {
  readonly clock: Clock;
  readonly graceMs: number;
  /** Somebody new is here, whose settings have to be read. */
  readonly onArrived: (userId: UserId) => void;
  /** What this node makes of a user is another now; null: not there. */
  readonly onChanged: (userId: UserId, status: Present | null) => void;
}

/** What the sockets of this node make of their users. */
export class LocalPresence {
  private readonly devices = new Map<object, Device>();
  private readonly users = new Map<UserId, LocalUser>();

  constructor(private readonly options: LocalPresenceOptions) {}

  /** A socket of the viewer's has been accepted. The object stands for it. */
  opened(socket: object, { userId, sessionId }: Viewer): void {
    const user = this.users.get(userId) ?? { devices: new Set(), invisible: null, told: null };
    const device: Device = { userId, sessionId, status: 'ONLINE', cancelGrace: null };
    this.devices.set(socket, device);
    // The page has been reloaded: what it was before does not count beside it.
    for (const other of user.devices) if (other.cancelGrace !== null && other.sessionId === sessionId) this.forget(user, other);
    user.devices.add(device);
    if (!this.users.has(userId)) {
      this.users.set(userId, user);
      this.options.onArrived(userId);
    } else this.update(userId, user);
  }

  /** The socket has ended: it counts on for the grace period. */
  closed(socket: object): void {
    const device = this.devices.get(socket);
    if (device === undefined) return;
    this.devices.delete(socket);
    const { clock, graceMs } = this.options;
    device.cancelGrace = clock.after(graceMs, () => {
      const user = this.users.get(device.userId);
      if (user === undefined) return;
      this.forget(user, device);
      this.update(device.userId, user);
      if (user.devices.size === 0) this.users.delete(device.userId);
    });
  }

  /** False where there is no such socket. */
  set(socket: object, status: PresenceStatus): boolean {
    const device = this.devices.get(socket);
    if (device === undefined) return false;
    device.status = status;
    this.updateUser(device.userId);
    return true;
  }

  /** For all sockets of a session; null stands for the host app's. */
  setSession(userId: UserId, sessionId: SessionId | null, status: PresenceStatus): void {
    for (const device of this.users.get(userId)?.devices ?? []) if (device.sessionId === sessionId) device.status = status;
    this.updateUser(userId);
  }

  /** Whether they want to be seen. */
  setInvisible(userId: UserId, invisible: boolean): void {
    const user = this.users.get(userId);
    if (user === undefined) return;
    user.invisible = invisible;
    this.update(userId, user);
  }

  get userIds(): UserId[] {
    return [...this.users.keys()];
  }

  /** Everybody who is shown as there. */
  *present(): Generator<[UserId, Present]> {
    for (const [userId, { told }] of this.users) if (told !== null) yield [userId, told];
  }

  /** Forgets everybody, silently. */
  stop(): void {
    for (const { devices } of this.users.values()) for (const { cancelGrace } of devices) cancelGrace?.();
    this.users.clear();
    this.devices.clear();
  }

  private forget(user: LocalUser, device: Device): void {
    device.cancelGrace?.();
    user.devices.delete(device);
  }

  private updateUser(userId: UserId): void {
    const user = this.users.get(userId);
    if (user !== undefined) this.update(userId, user);
  }

  private update(userId: UserId, user: LocalUser): void {
    const statuses = [...user.devices].map(({ status }) => status);
    const status = user.invisible === false ? addUp(statuses) : null;
    if (status === user.told) return;
    user.told = status;
    this.options.onChanged(userId, status);
  }
}
