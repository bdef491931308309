import type { JsonValue } from '../../kernel/json.ts';
import type { BusListener, BusLogger, BusSubscription } from './event-bus.ts';

/** One listener of one topic on this node. Kept small, without closures of its own: a node holds hundreds of thousands. */
export class Registration implements BusSubscription {
  isActive = true;

  /** `release` is told once, when the listener is not wanted any more. */
  constructor(
    readonly topic: string,
    readonly listener: BusListener,
    private readonly release: (registration: Registration) => Promise<void>,
  ) {}

  async unsubscribe(): Promise<void> {
    if (!this.isActive) return;
    this.isActive = false;
    await this.release(this);
  }
}

/** Calls each active listener, also after another one threw. The list must not change in place meanwhile: replace it. */
export function notify(registrations: readonly Registration[], payload: JsonValue, logger: BusLogger): void {
  for (const registration of registrations) {
    if (!registration.isActive) continue;
    try {
      registration.listener(payload);
    } catch (error) {
      logger.error({ err: error, topic: registration.topic }, 'A listener of the bus threw; the others go on.');
    }
  }
}
