import { beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { HistoryDocument } from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { expectShown, type MessengerWindow } from './messenger-window.ts';
import { messengers } from './messengers.ts';

const messageCount = 10_000;
/** So much of it is gone through again after that. */
const onToSeq = 1_500;
/** High enough for long strides. */
const viewport = { width: 800, height: 3_000 };
/** At once: the server commits together what arrives together. */
const sendsAtOnce = 200;

describe('A conversation of 10,000 messages', () => {
  const windows = messengers({ TOKENIM_SENDS_PER_USER_MAX: '1000000' });
  let ada: Person;
  let room: string;
  beforeAll(async () => {
    const [bo, one] = await Promise.all([person(windows.here, 'Bo'), person(windows.here, 'Ada')]);
    ada = one;
    room = await bo.direct(ada);
    for (let sent = 0; sent < messageCount; sent += sendsAtOnce)
      await Promise.all(Array.from({ length: sendsAtOnce }, async (_, index) => bo.send(room, wordsOf(sent + index))));
    await ada.markRead(room, messageCount);
  });

  const open = async (): Promise<MessengerWindow> => windows.inConversation(ada, 'Bo', { viewport });

  test('can be scrolled back to its beginning and on again, and nothing that one reads jumps, is missing or comes twice', async () => {
    const { page } = await open();
    await eventually(async () => page.evaluate(isAtEnd), { what: 'the newest message' });
    const back: Journey = await page.evaluate(scrollTo(1));
    expect(back).toEqual({ seen: messageCount, holes: [], jumps: [] });
    await expectShown(page.locator('[data-seq="1"]'));
    const on: Journey = await page.evaluate(scrollTo(onToSeq));
    expect(on).toMatchObject({ holes: [], jumps: [] });
    expect(on.seen).toBeGreaterThanOrEqual(onToSeq);
  }, 240_000);

  test('a jump to what a message answers lands there, and one comes back to the newest', async () => {
    const { history } = await ada.request(HistoryDocument, { conversationId: room, around: 100, first: 1 });
    const replyToId = history.edges[0]?.node.id ?? null;
    await ada.send(room, 'Do you remember?', { replyToId });
    const window = await open();
    await window.message('Do you remember?').getByRole('button', { name: /^Bo/ }).click();
    await expectShown(window.page.locator('[data-seq="100"]'));
    await window.page.getByRole('button', { name: 'To the newest message' }).click();
    await expectShown(window.message('Do you remember?'));
  });

  test('a jump to a date lands at its first message, however often one goes there', async () => {
    const { page } = await open();
    for (let times = 0; times < 2; times++) {
      await page.getByRole('main').getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Go to a date' }).click();
      // Today, when all of it was written.
      await page.getByRole('button', { name: 'Go there' }).click();
      await expectShown(page.locator('[data-seq="1"]'));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'To the newest message' }).click();
      await page.locator('[data-seq="1"]').waitFor({ state: 'detached' });
    }
  });
});

interface Journey {
  /** How many messages. */
  readonly seen: number;
  /** Between messages that stood one below the other, or were seen one after the other. */
  readonly holes: readonly string[];
  /** Where what one read was moved by what came above it. */
  readonly jumps: readonly string[];
}

/** Runs in the page: whether one sees the newest message. */
const isAtEnd = `(() => {
  const newest = document.querySelector('[data-seq="${messageCount}"]');
  return newest !== null && newest.getBoundingClientRect().bottom <= document.querySelector('[role="feed"]').getBoundingClientRect().bottom;
})()`;

/**
 * Runs in the page: scrolls until it sees that message, so fast that pages come too late, and in steps that leave something in sight to go
 * by, even where rows come that are higher than the list thought. At the end of what is loaded it rests, and nothing may move under its eyes.
 */
const scrollTo = (untilSeq: number): string => `(async () => {
  const restFrames = 20;
  const scroller = document.querySelector('[role="feed"]');
  const stepPx = scroller.clientHeight / 2;
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** Where what each message says stands in the next frame that is painted, by its seq: the list puts itself right until then. */
  const painted = async () => {
    await nextFrame();
    const rows = [...scroller.querySelectorAll('[data-seq]')];
    const entries = await new Promise((resolve) => {
      const observer = new IntersectionObserver((all) => {
        observer.disconnect();
        resolve(all);
      });
      for (const row of rows) observer.observe(row.querySelector('article > :last-child'));
    });
    return new Map(rows.map((row, index) => [Number(row.dataset.seq), entries[index].boundingClientRect.top]));
  };
  /** Whether rows stand wherever one looks: on a busy machine the list comes to that some frames after the step. */
  const isFilled = () => {
    const rows = [...scroller.querySelectorAll('[data-seq]')].map((row) => row.getBoundingClientRect());
    const [sight, list] = [scroller, scroller.lastElementChild].map((element) => element.getBoundingClientRect());
    const top = Math.max(sight.top, list.top);
    const bottom = Math.min(sight.bottom, list.bottom);
    return rows.some((row) => row.top <= top + 1) && rows.some((row) => row.bottom >= bottom - 1);
  };
  const seen = new Set();
  const holes = [];
  const jumps = [];
  const note = (seqs) => {
    seqs.forEach((seq, index) => {
      if (index > 0 && seq !== seqs[index - 1] + 1) holes.push(seqs[index - 1] + ' is before ' + seq);
    });
    if (seen.size > 0 && !seqs.some((seq) => seen.has(seq))) holes.push('nothing leads to ' + seqs[0]);
    for (const seq of seqs) seen.add(seq);
  };
  for (let frame = 0; frame < restFrames; frame++) await nextFrame();
  let shown = await painted();
  note([...shown.keys()]);
  let isResting = false;
  const direction = [...shown.keys()][0] > ${untilSeq} ? -1 : 1;
  while (!seen.has(${untilSeq})) {
    const { top, bottom } = scroller.getBoundingClientRect();
    const inSight = [...shown].filter(([, place]) => place >= top && place < bottom - 100);
    const [seq, before] = inSight.at(direction < 0 ? 0 : -1) ?? [0, 0];
    const room = direction < 0 ? scroller.scrollTop : scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    const movePx = direction * Math.min(stepPx, Math.max(0, room));
    scroller.scrollTop += movePx;
    await nextFrame();
    do shown = await painted();
    while (!isFilled());
    note([...shown.keys()]);
    const moved = (shown.get(seq) ?? NaN) - before;
    if (isResting && movePx === 0 && !(Math.abs(moved) <= 2)) jumps.push('message ' + seq + ' moved by ' + moved);
    isResting = movePx === 0;
  }
  return { seen: seen.size, holes, jumps };
})()`;

/** Of all lengths, so that no row is as high as the next. */
function wordsOf(index: number): string {
  return `${index + 1}: ${'more words to say '.repeat((index * 7) % 9)}`.trim();
}
