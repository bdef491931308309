import { BusUnavailable, type BusListener, type BusLogger, type BusMessage, type BusSubscription, type EventBus } from './event-bus.ts';
import { notify, Registration } from './registration.ts';
import { Turns } from './turns.ts';

/** The bus of a single process: nothing is lost, so nobody is ever told of a reconnect. */
export function createMemoryBus({ logger }: { readonly logger: BusLogger }): EventBus {
  return new MemoryBus(logger);
}

class MemoryBus implements EventBus {
  private readonly topics = new Map<string, readonly Registration[]>();
  private readonly turns = new Turns();
  private isClosed = false;

  constructor(private readonly logger: BusLogger) {}

  publish(messages: readonly BusMessage[]): void {
    this.turns.run(() => {
      for (const { topic, payload } of messages) notify(this.topics.get(topic) ?? nobody, payload, this.logger);
    });
  }

  async subscribe(topic: string, listener: BusListener): Promise<BusSubscription> {
    this.refuseWhenClosed();
    const registration = new Registration(topic, listener, this.release);
    this.topics.set(topic, [...(this.topics.get(topic) ?? nobody), registration]);
    return registration;
  }

  onReconnect(): void {}

  async ping(): Promise<void> {
    this.refuseWhenClosed();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.topics.clear();
  }

  private readonly release = async (registration: Registration): Promise<void> => {
    const rest = (this.topics.get(registration.topic) ?? nobody).filter((one) => one !== registration);
    if (rest.length > 0) this.topics.set(registration.topic, rest);
    else this.topics.delete(registration.topic);
  };

  private refuseWhenClosed(): void {
    if (this.isClosed) throw new BusUnavailable('The bus is closed.');
  }
}

const nobody: readonly Registration[] = [];
