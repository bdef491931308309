import { StartError } from '../../kernel/errors.ts';
import type { JsonValue } from '../../kernel/json.ts';

/** A fact for everybody who listens to the topic. The payload is shared with the listeners: nobody may change it afterwards. */
export interface BusMessage {
  readonly topic: string;
  readonly payload: JsonValue;
}

export type BusListener = (payload: JsonValue) => void;

export interface BusSubscription {
  /** The listener is not called any more from this call on. Resolves once the other nodes need not send the topic here. Never rejects. */
  unsubscribe(): Promise<void>;
}

/**
 * Tells the nodes what was committed, fast and without promise: a message may be lost while the connection is away, and what is lost is
 * read from the database. While nothing fails, a listener gets each message once, and those of one topic and publisher in order.
 */
export interface EventBus {
  /**
   * Hands the messages to the listeners of this node before it returns, then to the other nodes. From inside a listener, it returns at
   * once and the messages follow the one that the listener was called with. Never throws: what does not get out is dropped and counted.
   */
  publish(messages: readonly BusMessage[]): void;
  /**
   * Resolves once messages published anywhere after that moment reach the listener; it is not called before. What the listener throws
   * is logged. While the connection is away it resolves too: messages of other nodes reach the listener from the reconnect on, of which all
   * are told. @throws BusUnavailable when Redis is silent until a deadline, when refused, and once closed.
   */
  subscribe(topic: string, listener: BusListener): Promise<BusSubscription>;
  /** Called whenever the connection came back and all topics reach their listeners again: messages may have been lost meanwhile. */
  onReconnect(listener: () => void): void;
  /** Resolves when the other nodes can be reached. @throws BusUnavailable within a deadline */
  ping(): Promise<void>;
  /** Sends what was published, then lets go. Afterwards no listener is called and nothing is published. */
  close(): Promise<void>;
}

/** The message is one sentence without secrets. At the start it names the setting; it is a StartError so that a person gets to read it. */
export class BusUnavailable extends StartError {}

/** The part of a pino logger that a bus uses. */
export interface BusLogger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
