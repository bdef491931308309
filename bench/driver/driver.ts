import { Crowd, type CrowdLoad, type CrowdMeasured, type CrowdPlan } from './crowd.ts';
import { Mailboxes, type MailboxesPlan, type Opened } from './mailboxes.ts';
import { Pages, type PagesMeasured, type PagesPlan } from './pages.ts';
import { Traffic, type Load, type Measured, type TrafficPlan } from './traffic.ts';

/** What a driver process does when it is told to. */
export class Driver {
  private traffic: Traffic | null = null;
  private mailboxes: Mailboxes[] = [];
  private crowd: Crowd | null = null;

  async openTraffic(plan: TrafficPlan): Promise<void> {
    this.traffic = new Traffic(plan);
    await this.traffic.open();
  }

  async run(load: Load): Promise<Measured> {
    return this.opened().run(load);
  }

  /** So many messages into each room, acknowledged and delivered. */
  async sendEach(count: number): Promise<void> {
    return this.opened().sendEach(count);
  }

  /** @throws where something was lost, doubled or out of order. */
  async closeTraffic(): Promise<{ readonly sent: readonly number[]; readonly outOfOrder: number }> {
    const traffic = this.opened();
    try {
      return traffic.check();
    } finally {
      traffic.close();
      this.traffic = null;
    }
  }

  /** Adds sockets to those that are open. Resolves once all of them are live. */
  async openMailboxes(plan: MailboxesPlan): Promise<Opened> {
    const mailboxes = new Mailboxes(plan);
    this.mailboxes.push(mailboxes);
    return mailboxes.open();
  }

  /** The clientMessageIds that each has got so far. */
  async readMailboxes(): Promise<string[][]> {
    return this.mailboxes.flatMap((each) => each.read());
  }

  async dropMailboxes(): Promise<void> {
    for (const each of this.mailboxes.splice(0)) each.close();
  }

  async pages(plan: PagesPlan): Promise<PagesMeasured> {
    return new Pages(plan).run();
  }

  async openCrowd(plan: CrowdPlan): Promise<void> {
    this.crowd = new Crowd(plan);
    await this.crowd.open();
  }

  async runCrowd(load: CrowdLoad): Promise<CrowdMeasured> {
    if (this.crowd === null) throw new Error('There is nobody.');
    return this.crowd.run(load);
  }

  async closeCrowd(): Promise<void> {
    this.crowd?.close();
    this.crowd = null;
  }

  /** Whatever a failure left behind. */
  async reset(): Promise<void> {
    this.traffic?.close();
    this.traffic = null;
    await this.dropMailboxes();
    await this.closeCrowd();
  }

  private opened(): Traffic {
    if (this.traffic === null) throw new Error('There is no traffic.');
    return this.traffic;
  }
}
