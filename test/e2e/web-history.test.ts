import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { embedded, type Deployment } from '../support/deployments.ts';
import { HistoryDocument } from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { expectShown, MessengerWindow } from './messenger-window.ts';

const messageCount = 2_000;
/** At once: the server commits together what arrives together. */
const sendsAtOnce = 200;

describe('A conversation of 2,000 messages', () => {
  let tokenim: Deployment;
  let browser: Browser;
  let ada: Person;
  let room: string;
  beforeAll(async () => {
    [tokenim, browser] = await Promise.all([embedded.start({ TOKENIM_SENDS_PER_USER_MAX: '1000000' }), launchBrowser()]);
    const [bo, one] = await Promise.all([person(tokenim.here, 'Bo'), person(tokenim.here, 'Ada')]);
    ada = one;
    room = await bo.direct(ada);
    for (let sent = 0; sent < messageCount; sent += sendsAtOnce)
      await Promise.all(Array.from({ length: sendsAtOnce }, async (_, index) => bo.send(room, wordsOf(sent + index))));
    await ada.markRead(room, messageCount);
  });
  afterAll(async () => {
    await browser.close();
    await tokenim.stop();
  });

  const open = async (): Promise<MessengerWindow> => {
    const window = await MessengerWindow.open(await browser.newContext({ locale: 'en-US' }), tokenim.here.url);
    await window.signIn(ada.auth.user.username);
    await window.openConversation('Bo');
    return window;
  };

  test('can be scrolled back to its beginning, and nothing that one reads jumps or is missing', async () => {
    const { page } = await open();
    await page.getByRole('article').first().waitFor();
    const journey: Journey = await page.evaluate(scrollToBeginning);
    expect(journey).toEqual({ holes: [], jumps: [] });
    await expectShown(page.getByRole('article', { name: '1: ' }).first());
  }, 180_000);

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
});

interface Journey {
  /** Between messages that stood one below the other. */
  readonly holes: readonly string[];
  /** Where what one read was moved by what came above it. */
  readonly jumps: readonly string[];
}

/** Runs in the page: goes to the top again and again, and looks at what one reads there while a page comes above it. */
const scrollToBeginning = `(async () => {
  const scroller = document.querySelector('[role="feed"]');
  const rows = () => [...scroller.querySelectorAll('[data-seq]')];
  const seqOf = (row) => Number(row.dataset.seq);
  const topOf = (row) => row.getBoundingClientRect().top;
  const frames = async (count) => {
    for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  const holes = [];
  const jumps = [];
  while (seqOf(rows()[0]) !== 1) {
    scroller.scrollTop = 0;
    await frames(2);
    const reading = rows().find((row) => topOf(row) > 100);
    const seq = seqOf(reading);
    const before = topOf(reading);
    // The page stands above it once there is room to scroll up again.
    for (let frame = 0; scroller.scrollTop === 0 && seqOf(rows()[0]) !== 1 && frame < 2000; frame++) await frames(1);
    const after = rows().find((row) => seqOf(row) === seq);
    const moved = after === undefined ? NaN : topOf(after) - before;
    if (!(Math.abs(moved) <= 2)) jumps.push('message ' + seq + ' moved by ' + moved);
    rows().forEach((row, index, all) => {
      if (index > 0 && seqOf(row) !== seqOf(all[index - 1]) + 1) holes.push(seqOf(all[index - 1]) + ' is before ' + seqOf(row));
    });
  }
  return { holes, jumps };
})()`;

/** Of all lengths, so that no row is as high as the next. */
function wordsOf(index: number): string {
  return `${index + 1}: ${'more words to say '.repeat((index * 7) % 9)}`.trim();
}
