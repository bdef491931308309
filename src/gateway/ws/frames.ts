/**
 * WebSocket text frames (RFC 6455, section 5.2), made here instead of in `ws` so that what many sockets get is encoded once. Only for
 * sockets without permessage-deflate; control frames and the closing handshake stay with `ws`.
 */

/** What stands before a payload in the frames of one subscription: `{"id":"…","type":"next","payload":`. */
export class Head {
  private encoded: Buffer | null = null;

  constructor(readonly text: string) {}

  /** Not from Node's pool: as these stay, each would keep a slab of 8 KiB from being freed. */
  get bytes(): Buffer {
    if (this.encoded === null) {
      this.encoded = Buffer.allocUnsafeSlow(Buffer.byteLength(this.text));
      this.encoded.write(this.text);
    }
    return this.encoded;
  }
}

/** Never pushed to. */
const none: never[] = [];

/** What waits to be sent on one socket, in order: payloads under heads, and whole messages, which have none. */
export class FrameQueue {
  private heads: (Head | null)[] = none;
  private texts: string[] = none;
  /** UTF-16 code units: never more than the bytes that they become. */
  chars = 0;

  get isEmpty(): boolean {
    return this.texts.length === 0;
  }

  push(head: Head | null, text: string): void {
    this.chars += text.length;
    if (this.isEmpty) {
      // Mostly there is one, and lists that are pushed to make room for sixteen.
      this.heads = [head];
      this.texts = [text];
    } else {
      this.heads.push(head);
      this.texts.push(text);
    }
  }

  /** Empties the queue. */
  take(): Batch {
    const batch = { heads: this.heads, texts: this.texts };
    this.heads = none;
    this.texts = none;
    this.chars = 0;
    return batch;
  }
}

export interface Batch {
  readonly heads: readonly (Head | null)[];
  readonly texts: readonly string[];
}

/** The messages of a batch, for sockets whose frames `ws` has to make. */
export function* messagesOf({ heads, texts }: Batch): Generator<string> {
  for (const [i, text] of texts.entries()) {
    const head = heads[i];
    yield head == null ? text : `${head.text}${text}}`;
  }
}

/** Encodes the batches of one turn of the loop. Each payload becomes bytes once; sockets with the very same batch share one buffer. */
export class FrameEncoder {
  private readonly payloads = new Map<string, Buffer>();
  private previous: { readonly batch: Batch; readonly bytes: Buffer } | null = null;

  encode(batch: Batch): Buffer {
    if (this.previous !== null && isSame(this.previous.batch, batch)) return this.previous.bytes;
    const parts = batch.texts.map((text, i) => (batch.heads[i] == null ? Buffer.from(text) : this.payload(text)));
    const bytes = join(batch.heads, parts);
    this.previous = { batch, bytes };
    return bytes;
  }

  private payload(text: string): Buffer {
    const known = this.payloads.get(text);
    if (known !== undefined) return known;
    const bytes = Buffer.from(text);
    this.payloads.set(text, bytes);
    return bytes;
  }
}

const closingBrace = 0x7d;
/** FIN and opcode 1. */
const finalText = 0x81;

function join(heads: readonly (Head | null)[], parts: readonly Buffer[]): Buffer {
  let total = 0;
  for (const [i, part] of parts.entries()) {
    const length = lengthOf(heads[i], part);
    total += prefixLength(length) + length;
  }
  const bytes = Buffer.allocUnsafe(total);
  let offset = 0;
  for (const [i, part] of parts.entries()) {
    const head = heads[i];
    offset = writePrefix(bytes, offset, lengthOf(head, part));
    if (head != null) offset += head.bytes.copy(bytes, offset);
    offset += part.copy(bytes, offset);
    if (head != null) offset = bytes.writeUInt8(closingBrace, offset);
  }
  return bytes;
}

function lengthOf(head: Head | null | undefined, part: Buffer): number {
  return head == null ? part.length : head.bytes.length + part.length + 1;
}

function prefixLength(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

function writePrefix(bytes: Buffer, start: number, length: number): number {
  const offset = bytes.writeUInt8(finalText, start);
  if (length < 126) return bytes.writeUInt8(length, offset);
  if (length < 65_536) return bytes.writeUInt16BE(length, bytes.writeUInt8(126, offset));
  return bytes.writeBigUInt64BE(BigInt(length), bytes.writeUInt8(127, offset));
}

/** Payloads of one group are one string, so that most comparisons are of pointers. */
function isSame(one: Batch, other: Batch): boolean {
  if (one.texts.length !== other.texts.length) return false;
  for (let i = 0; i < one.texts.length; i++) {
    if (one.texts[i] !== other.texts[i] || one.heads[i]?.text !== other.heads[i]?.text) return false;
  }
  return true;
}
