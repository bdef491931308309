import { expect, test } from 'vitest';
import { bodyMark, numberDigits } from '../../bench/driver/numbered.ts';
import { Room, type RoomPlan } from '../../bench/driver/room.ts';

test('all messages once and in order are no problem', () => {
  const { deliver, problems } = roomWithOneReader({ ordered: true });
  deliver(1, 2, 3);
  expect(problems()).toEqual([]);
});

test('the first message that a reader gets is where its account begins', () => {
  const { deliver, problems } = roomWithOneReader({ ordered: true });
  deliver(2, 3);
  expect(problems()).toEqual([]);
});

test('a message that comes twice is a problem', () => {
  const { deliver, problems } = roomWithOneReader({ ordered: false });
  deliver(1, 2, 3, 2);
  expect(problems().join()).toContain('message 2 twice');
});

test('a message that never comes is a problem', () => {
  const { deliver, problems } = roomWithOneReader({ ordered: false });
  deliver(1, 3);
  expect(problems().join()).toContain('do not have all 3 messages');
});

test('another order is a problem where order is promised, and nowhere else', () => {
  const promised = roomWithOneReader({ ordered: true });
  promised.deliver(1, 3, 2);
  expect(promised.problems().join()).toContain('out of order');
  const other = roomWithOneReader({ ordered: false });
  other.deliver(1, 3, 2);
  expect(other.problems()).toEqual([]);
});

test('another text than the one that was sent is a problem', () => {
  const { deliver, problems } = roomWithOneReader({ ordered: true, shows: ['"from":"somebody else"'] });
  deliver(1, 2, 3);
  expect(problems().join()).toContain('does not show');
});

test('a place that was skipped is a problem', () => {
  const { room, deliver, problems } = roomWithOneReader({ ordered: true });
  deliver(1, 2, 3);
  room.acknowledged(1, 11);
  room.acknowledged(2, 12);
  room.acknowledged(3, 14);
  expect(problems().join()).toContain('seq 14 instead of 13');
});

/** Three messages were sent; what of them arrives, the test says. */
function roomWithOneReader({ ordered, shows = [] }: { readonly ordered: boolean; readonly shows?: readonly string[] }) {
  const failures: string[] = [];
  const socket = { path: '/', protocol: null, init: null };
  const plan: RoomPlan = { readers: [{ ...socket, subscribe: null }], sender: { over: 'echo', socket, template: '' }, shows };
  const room = new Room(
    plan,
    { ordered, thorough: false },
    {
      delivered: () => undefined,
      acknowledged: () => undefined,
      completed: () => undefined,
      read: () => undefined,
      fail: (problem) => failures.push(problem),
    },
  );
  for (let i = 0; i < 3; i++) room.send();
  return {
    room,
    deliver: (...numbers: readonly number[]): void => {
      for (const number of numbers) {
        const frame = Buffer.from(`{${bodyMark}${String(number).padStart(numberDigits, '0')} hello","from":"somebody"}`);
        room.readers[0]?.frame(frame, 0, frame.length);
      }
    },
    problems: () => [...failures, ...room.problems()],
  };
}
