/** What whole frames are handed to. The bytes are good until it returns. */
export interface FrameSink {
  frame(bytes: Buffer, start: number, end: number, opcode: number): void;
}

export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

const finalBit = 0x80;
const maskBit = 0x80;
const maskBytes = 4;
const shortMax = 125;
const mark16 = 126;
const mark64 = 127;

/**
 * A client's frame around ASCII text. The mask is zero: allowed, as masks protect proxies and there is none here, and it saves the driver
 * the work; the server unmasks all the same.
 */
export function encodeText(text: string): Buffer {
  const { length } = text;
  const lengthBytes = length <= shortMax ? 0 : length <= 0xff_ff ? 2 : 8;
  const frame = Buffer.alloc(2 + lengthBytes + maskBytes + length);
  frame[0] = finalBit | opcodes.text;
  frame[1] = maskBit | (lengthBytes === 0 ? length : lengthBytes === 2 ? mark16 : mark64);
  if (lengthBytes === 2) frame.writeUInt16BE(length, 2);
  if (lengthBytes === 8) frame.writeUInt32BE(length, 6);
  frame.write(text, 2 + lengthBytes + maskBytes, 'latin1');
  return frame;
}

/** The answer to a ping. */
export function encodePong(payload: Buffer): Buffer {
  const head = Buffer.from([finalBit | opcodes.pong, maskBit | payload.length, 0, 0, 0, 0]);
  return Buffer.concat([head, payload]);
}

/**
 * Cuts what a server sends into frames by hopping from header to header. Only the frame that a read ends in the middle of is copied, so
 * that a delivery costs the driver little more than the system's own copy.
 */
export class FrameReader {
  private rest: Buffer = empty;
  private restLength = 0;

  constructor(private readonly sink: FrameSink) {}

  /** Takes `bytes` from `start` to `end`; they may be used again afterwards. */
  push(bytes: Buffer, start: number, end: number): void {
    let at = start;
    while (this.restLength > 0 && at < end) {
      const known = this.restLength < 2 ? 0 : frameEnd(this.rest, 0, this.restLength);
      // Until the header is whole, byte by byte; then all that the frame lacks.
      const wanted = known === 0 ? 1 : known - this.restLength;
      const taken = Math.min(wanted, end - at);
      this.keep(bytes, at, at + taken);
      at += taken;
      const whole = frameEnd(this.rest, 0, this.restLength);
      if (whole === 0 || whole > this.restLength) continue;
      this.restLength = 0;
      this.emit(this.rest, 0, whole);
    }
    for (;;) {
      const whole = frameEnd(bytes, at, end);
      if (whole === 0 || whole > end) break;
      this.emit(bytes, at, whole);
      at = whole;
    }
    if (at < end) this.keep(bytes, at, end);
  }

  private emit(bytes: Buffer, at: number, end: number): void {
    const mark = bytes[at + 1] ?? 0;
    const head = mark < mark16 ? 2 : mark === mark16 ? 4 : 10;
    this.sink.frame(bytes, at + head, end, (bytes[at] ?? 0) & 0x0f);
  }

  private keep(bytes: Buffer, start: number, end: number): void {
    const length = this.restLength + end - start;
    if (length > this.rest.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(length, 1_024, this.rest.length * 2));
      this.rest.copy(larger, 0, 0, this.restLength);
      this.rest = larger;
    }
    bytes.copy(this.rest, this.restLength, start, end);
    this.restLength = length;
  }
}

const empty = Buffer.alloc(0);

/** Where the frame that begins at `at` ends, or 0 while its header is not whole. Servers do not mask. */
function frameEnd(bytes: Buffer, at: number, end: number): number {
  if (end - at < 2) return 0;
  const mark = bytes[at + 1] ?? 0;
  if (mark < mark16) return at + 2 + mark;
  if (mark === mark16) return end - at < 4 ? 0 : at + 4 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  return end - at < 10 ? 0 : at + 10 + bytes.readUInt32BE(at + 6);
}
