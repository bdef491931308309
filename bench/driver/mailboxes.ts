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
}

const liveTimeoutMs = 60_000;

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
  readonly messages: string[] = [];
  isLive = false;
  private socket: RawSocket | null = null;
  private onLive: () => void = () => undefined;

  constructor(
    private readonly plan: MailboxPlan,
    private readonly report: (problem: string) => void,
  ) {}

  /** Resolves once it is live. */
  async open(port: number): Promise<void> {
    const live = new Promise<void>((resolve) => {
      this.onLive = resolve;
    });
    this.socket = await RawSocket.open(port, this.plan, this);
    for (const text of this.plan.says) this.socket.send(text);
    if (this.plan.liveMark === null) this.isLive = true;
    else await live;
  }

  destroy(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  frame(bytes: Buffer, start: number, end: number): void {
    const text = bytes.toString('latin1', start, end);
    for (const [, id = ''] of text.matchAll(messagePattern)) this.messages.push(id);
    if (text.includes('"type":"error"') || text.includes('"errors":') || text.includes('"InboxGap"')) this.report(`A socket got ${text.slice(0, 300)}`);
    if (!this.isLive && this.plan.liveMark !== null && text.includes(this.plan.liveMark)) {
      this.isLive = true;
      this.onLive();
    }
  }

  read(): void {
    // All is done per frame.
  }

  ended(reason: string): void {
    this.report(`A socket ended: ${reason}.`);
    this.onLive();
  }
}
