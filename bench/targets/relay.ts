import { placeholder } from '../driver/numbered.ts';
import type { RoomPlan } from '../driver/room.ts';
import { bodyTemplate, clientMessageIdTemplate } from './message-text.ts';
import { ServerProcess } from './server-process.ts';
import type { Population, PopulationRequest, RoomRequest, RunningTarget } from './target.ts';

/** The limit: `ws` hands on what it gets and stores nothing. Whoever sends gets a copy too, and takes it for the acknowledgement. */
export class RelayTarget implements RunningTarget {
  readonly name = 'relay';
  readonly ordered = true;
  readonly lagMax = 32;
  readonly echoes = 1;
  readonly database = null;
  private rooms = 0;

  private constructor(private readonly server: ServerProcess) {}

  static async start(cores: string | null): Promise<RelayTarget> {
    const args = ['scripts/run.mjs', 'bench/baselines/relay/main.ts'];
    return new RelayTarget(await ServerProcess.start({ cores, args, env: {}, portPattern: /relay listens on (\d+)/ }));
  }

  get port(): number {
    return this.server.port;
  }

  get pid(): number {
    return this.server.pid;
  }

  async createRooms(requests: readonly RoomRequest[]): Promise<RoomPlan[]> {
    return requests.map(({ readers }) => {
      const socket = { path: `/room-${++this.rooms}`, protocol: null, init: null };
      return {
        readers: Array.from({ length: readers }, () => ({ ...socket, subscribe: null })),
        sender: { over: 'echo', socket, template: messageTemplate() },
        shows: [`"body":"${bodyTemplate}"`],
      };
    });
  }

  /** A socket is in one room of it, and the rooms are silent. */
  async createPopulation({ users, membersPerConversation }: PopulationRequest): Promise<Population> {
    const name = `/population-${++this.rooms}`;
    return {
      membersOf: [],
      mailboxes: () =>
        Array.from({ length: users }, (_, i) => ({
          path: `${name}-${Math.floor(i / membersPerConversation)}`,
          protocol: null,
          init: null,
          says: [],
          liveMark: null,
        })),
      speaker: () => {
        throw new Error('Nobody speaks in the rooms of the relay.');
      },
    };
  }

  async createCrowd(): Promise<null> {
    return null;
  }

  async createSearchArchive(): Promise<null> {
    return null;
  }

  async createArchive(): Promise<null> {
    return null;
  }

  async rest(): Promise<void> {}

  async keptBytes(): Promise<null> {
    return null;
  }

  async countMessages(): Promise<null> {
    return null;
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }
}

/** As long as what TokenIM delivers. */
function messageTemplate(): string {
  const conversationId = '01KAJ0V0Z5GQ8R4M7N3X2Y6W9T';
  const message = [
    `"id":"m_${conversationId}_${placeholder}"`,
    `"seq":1${placeholder}`,
    `"version":1${placeholder}`,
    `"clientMessageId":"${clientMessageIdTemplate()}"`,
    `"body":"${bodyTemplate}"`,
    '"createdAt":"2026-11-21T12:00:00.000Z"',
    `"sender":{"id":"u_${conversationId}","displayName":"Reader 1"}`,
  ];
  return `{"id":"1","type":"next","payload":{"data":{"messageAdded":{${message.join(',')}}}}}`;
}
