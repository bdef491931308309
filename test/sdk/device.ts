import { WebSocket } from 'ws';
import { createClient, memoryStorage, type Client, type ClientOptions, type Message, type Storage } from '../../sdk/src/index.ts';
import { eventually } from '../support/eventually.ts';
import type { Node } from '../support/node.ts';
import type { Person } from '../support/person.ts';

/** A person's device with the SDK on it. */
export class Device {
  readonly client: Client;
  /** Each status that the connection had. */
  readonly statuses: string[] = [];

  constructor(
    private readonly person: Person,
    readonly url: string,
    options: Partial<ClientOptions> = {},
    readonly storage: Storage = memoryStorage(),
  ) {
    this.client = createClient({
      url: `${url}/graphql`,
      storage,
      tokens: person.auth,
      webSocket: WebSocket,
      timeoutMs: 2_000,
      heartbeatMs: 500,
      ...options,
    });
    this.client.connection.subscribe(({ status }) => this.statuses.push(status));
  }

  static async live(person: Person, { url }: Pick<Node, 'url'>, options: Partial<ClientOptions> = {}, storage?: Storage): Promise<Device> {
    const device = new Device(person, url, options, storage);
    await device.client.connect();
    await device.isLive();
    return device;
  }

  /** The same device after a reload: another client over what the first one stored. */
  async reloaded(url = this.url, options: Partial<ClientOptions> = {}): Promise<Device> {
    await this.client.close();
    return new Device(this.person, url, options, this.storage);
  }

  async is(status: string): Promise<void> {
    await eventually(() => this.client.connection.get().status === status, {
      what: `a connection that is ${status}, which was ${this.statuses.join(', ')}`,
    });
  }

  async isLive(): Promise<void> {
    await this.is('live');
  }

  messages(conversationId: string): readonly Message[] {
    return this.client.inbox.timeline(conversationId).get().messages;
  }

  bodies(conversationId: string): (string | null)[] {
    return this.messages(conversationId).flatMap(({ kind, body }) => (kind === 'SYSTEM' ? [] : [body]));
  }

  async shows(conversationId: string, ...bodies: string[]): Promise<void> {
    await eventually(() => JSON.stringify(this.bodies(conversationId)) === JSON.stringify(bodies), {
      what: `the messages ${bodies.join(', ')}, not ${this.bodies(conversationId).join(', ')}`,
    });
  }
}
