import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameReader, opcodes } from '../../bench/driver/frames.ts';

test('frames come out whole, however the network cut them', () => {
  const payload = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.nat(70_000).map((length) => 'x'.repeat(length)),
  );
  fc.assert(
    fc.property(fc.array(payload, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1 }), (texts, cuts) => {
      const bytes = Buffer.concat(texts.map(serverFrame));
      const received: string[] = [];
      const reader = new FrameReader({
        frame(read, start, end, opcode) {
          expect(opcode).toBe(opcodes.text);
          received.push(read.toString('utf8', start, end));
        },
      });
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const end = Math.min(bytes.length, at + (cuts[i % cuts.length] ?? 1));
        // The driver reads into the same memory again and again.
        reader.push(Buffer.from(bytes.subarray(at, end)), 0, end - at);
        at = end;
      }
      expect(received).toEqual(texts);
    }),
    { numRuns: 50 },
  );
});

function serverFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcodes.text;
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeUInt32BE(length, 6);
  return Buffer.concat([head, payload]);
}
