import { setTimeout as pause } from 'node:timers/promises';
import { cpuUsOf } from '../process-cost.ts';
import { atMost } from './at-most.ts';
import { RawSocket, type RawSocketOwner, type SocketPlan } from './raw-socket.ts';
import type { Watch } from './traffic.ts';

/** Somebody with a socket on which a lot of conversations come in. */
export interface MailboxPlan extends SocketPlan {
  /** Said once the socket is open. */
  readonly says: readonly string[];
  /** What the server answers when all that was missed has come; null where an open socket is all there is. */
  readonly liveMark: string | null;
}

export interface MailboxesPlan {
  readonly port: number;
  readonly mailboxes: readonly MailboxPlan[];
  /** Sockets that are being opened at the same time. */
  readonly atOnce: number;
  readonly watch: Watch;
}

/** What it cost to bring all of them to life. */
export interface Opened {
  readonly elapsedMs: number;
  readonly serverUs: number;
  readonly databaseUs: number;
  /** Attempts that failed and were made again. */
  readonly retries: number;
}

const liveTimeoutMs = 100_000;
const attemptsMax = 10;
/** As graphql-ws's own client waits: a second, and a random while so that not all come back together. */
const retryBaseMs = 1_000;
const retryJitterMs = [300, 3_000] as const;

/** Many sockets that are mostly silent. */
export class Mailboxes {
  private readonly mailboxes: Mailbox[];
  private readonly problems: string[] = [];

  constructor(private readonly plan: MailboxesPlan) {
    this.mailboxes = plan.mailboxes.map((mailbox) => new Mailbox(mailbox, (problem) => this.problems.push(problem)));
  }

  async open(): Promise<Opened> {
    const { port, atOnce, watch } = this.plan;
    const before = [cpuUsOf(watch.server), watch.database === null ? 0 : cpuUsOf(watch.database)] as const;
    const started = performance.now();
    const timeout = new Promise<never>((_, reject) => {
      setTimeout(() => {
        const waiting = this.mailboxes.filter(({ isLive }) => !isLive).length;
        reject(new Error(`After ${liveTimeoutMs / 1_000} s ${waiting} of ${this.mailboxes.length} sockets are not live.`));
      }, liveTimeoutMs).unref();
    });
    await Promise.race([atMost(atOnce, this.mailboxes, (mailbox) => mailbox.open(port)), timeout]);
    return {
      elapsedMs: performance.now() - started,
      serverUs: cpuUsOf(watch.server) - before[0],
      databaseUs: watch.database === null ? 0 : cpuUsOf(watch.database) - before[1],
      retries: this.mailboxes.reduce((sum, { retries }) => sum + retries, 0),
    };
  }

  /** The clientMessageIds that each has got, in the order of arrival. @throws where one lost its socket or got an error. */
  read(): string[][] {
    if (this.problems.length > 0) throw new Error(this.problems.slice(0, 3).join('\n'));
    return this.mailboxes.map(({ messages }) => messages);
  }

  close(): void {
    for (const mailbox of this.mailboxes) mailbox.destroy();
  }
}

const messagePattern = /"clientMessageId":"([^"]+)"/g;

class Mailbox implements RawSocketOwner {
  messages: string[] = [];
  isLive = false;
  retries = 0;
  private socket: RawSocket | null = null;
  private settle: { live: () => void; lost: (error: Error) => void } | null = null;

  constructor(
    private readonly plan: MailboxPlan,
    private readonly report: (problem: string) => void,
  ) {}

  /** Resolves once it is live. Whoever is turned away comes again, as stock clients do. */
  async open(port: number): Promise<void> {
    for (;;) {
      try {
        await this.tryToOpen(port);
        return;
      } catch (error) {
        if (++this.retries === attemptsMax) throw error;
        const [min, max] = retryJitterMs;
        await pause(retryBaseMs + min + Math.random() * (max - min));
      }
    }
  }

  destroy(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  frame(bytes: Buffer, start: number, end: number): void {
    const text = bytes.toString('latin1', start, end);
    for (const [, id = ''] of text.matchAll(messagePattern)) this.messages.push(id);
    if (text.includes('"type":"error"') || text.includes('"errors":') || text.includes('"InboxGap"'))
      this.report(`A socket got ${text.slice(0, 300)}`);
    if (!this.isLive && this.plan.liveMark !== null && text.includes(this.plan.liveMark)) {
      this.isLive = true;
      this.settle?.live();
    }
  }

  read(): void {
    // All is done per frame.
  }

  ended(reason: string): void {
    if (this.isLive) this.report(`A socket ended: ${reason}.`);
    else this.settle?.lost(new Error(`A socket ended before it was live: ${reason}.`));
  }

  private async tryToOpen(port: number): Promise<void> {
    // It comes back from where it was before, so all is told again.
    this.messages = [];
    this.socket = await RawSocket.open(port, this.plan, this);
    if (this.plan.liveMark === null) this.isLive = true;
    for (const text of this.plan.says) this.socket.send(text);
    if (this.isLive) return;
    await new Promise<void>((live, lost) => {
      this.settle = { live, lost };
    });
  }
}
