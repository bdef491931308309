import type { UserId } from '../../kernel/ids.ts';
import type { Connection } from './connection.ts';

/** The sockets of this node. */
export class Sockets {
  private readonly all = new Set<Connection>();
  private readonly byUser = new Map<UserId, Set<Connection>>();

  get count(): number {
    return this.all.size;
  }

  add(connection: Connection): void {
    this.all.add(connection);
  }

  /** Files a socket under the user who turned out to be behind it. */
  addUser(userId: UserId, connection: Connection): void {
    const connections = this.byUser.get(userId) ?? new Set();
    this.byUser.set(userId, connections.add(connection));
  }

  remove(connection: Connection): void {
    this.all.delete(connection);
    const userId = connection.viewer?.userId;
    const connections = userId === undefined ? undefined : this.byUser.get(userId);
    connections?.delete(connection);
    if (userId !== undefined && connections?.size === 0) this.byUser.delete(userId);
  }

  ofUser(userId: UserId): readonly Connection[] {
    return [...(this.byUser.get(userId) ?? [])];
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.all.values();
  }
}
