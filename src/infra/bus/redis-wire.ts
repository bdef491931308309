import type { JsonValue } from '../../kernel/json.ts';

/** What came over a channel from another node. `payloads` is undefined where somebody else published what no node writes. */
export interface Arrival {
  readonly channel: string;
  readonly payloads: readonly JsonValue[] | undefined;
}

/** The text of a PUBLISH: the id of the node, a line feed, a JSON array of payloads. The functions are bound, to be handed to RedisPubSub. */
export class RedisWire {
  private readonly header: string;
  private readonly headerBytes: Buffer;

  /** `nodeId` must differ from node to node, or they do not hear each other. @throws RangeError if it is not 1 to 64 visible ASCII characters */
  constructor(nodeId: string) {
    if (!/^[\x21-\x7e]{1,64}$/.test(nodeId)) throw new RangeError('A node id is 1 to 64 visible ASCII characters.');
    this.header = `${nodeId}\n`;
    this.headerBytes = Buffer.from(this.header);
  }

  readonly serialize = (payloads: string): string => this.header + payloads;

  /** Undefined for what this node published itself: found out from the first bytes, without decoding the rest. Never throws. */
  readonly deserialize = (source: string | Buffer, { channel }: { readonly channel: string }): Arrival | undefined => {
    const bytes = typeof source === 'string' ? Buffer.from(source) : source;
    return this.isOwn(bytes) ? undefined : { channel, payloads: parsePayloads(bytes) };
  };

  private isOwn(bytes: Buffer): boolean {
    const { headerBytes } = this;
    return bytes.length >= headerBytes.length && bytes.compare(headerBytes, 0, headerBytes.length, 0, headerBytes.length) === 0;
  }
}

function parsePayloads(bytes: Buffer): readonly JsonValue[] | undefined {
  try {
    const payloads: unknown = JSON.parse(bytes.toString('utf8', bytes.indexOf(lineFeed) + 1));
    return Array.isArray(payloads) ? (payloads as readonly JsonValue[]) : undefined;
  } catch {
    return undefined;
  }
}

const lineFeed = 0x0a;
