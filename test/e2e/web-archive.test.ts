import { beforeEach, describe, expect, test } from 'vitest';
import { person, type Person } from '../support/person.ts';
import { expectShown, type MessengerWindow } from './messenger-window.ts';
import { messengers, phone } from './messengers.ts';
import { keepScreenshot } from './screenshots.ts';

describe('A conversation that one has had enough of', () => {
  const windows = messengers();
  let ada: Person;
  let bo: Person;
  let room: string;
  beforeEach(async () => {
    [ada, bo] = await Promise.all([person(windows.here, 'Ada'), person(windows.here, 'Bo')]);
    room = await ada.direct(bo);
    const { seq } = await bo.send(room, 'Good morning!');
    // Not only once a window has shown it: what is put away before that is unread.
    await ada.markRead(room, seq);
  });

  const choose = async ({ page }: MessengerWindow, action: string): Promise<void> => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };

  test.each([
    ['at a desk', {}],
    ['on a phone', phone],
  ] as const)('is archived, tells there what is unread, and comes back: %s', async (_, options) => {
    const window = await windows.inConversation(ada, 'Bo', options);
    const { page } = window;
    await choose(window, 'Archive');
    await expectShown(page.getByText('No conversations yet'));

    await bo.send(room, 'Are you there?');
    await page.getByRole('link', { name: 'Archived 1 unread message' }).click();
    await expectShown(page.getByRole('heading', { name: 'Archived' }));
    await keepScreenshot(page, `archive-${page.viewportSize()?.width}`);
    expect(await window.barriers()).toEqual([]);
    await window.openConversation('Bo');
    await expectShown(window.message('Are you there?'));
    await choose(window, 'Take out of the archive');
    await expectShown(page.getByText('It is among your chats again.'));
    if ('isMobile' in options) await page.getByRole('button', { name: 'Back' }).click();
    await expectShown(page.getByRole('grid', { name: 'Conversations' }).getByRole('row', { name: 'Bo' }));
    expect(await page.getByRole('link', { name: 'Archived' }).count()).toBe(0);
  });

  test('is out of the list until the next message', async () => {
    const window = await windows.inConversation(ada, 'Bo');
    await choose(window, 'Remove from the list');
    await expectShown(window.page.getByText('No conversations yet'));
    await bo.send(room, 'Me again.');
    await expectShown(window.page.getByRole('row', { name: 'Bo' }).getByText('Me again.'));
  });

  test('is emptied for oneself, on all of one’s devices and for nobody else', async () => {
    const [hers, other, his] = await Promise.all([
      windows.inConversation(ada, 'Bo'),
      windows.inConversation(ada, 'Bo'),
      windows.inConversation(bo, 'Ada'),
    ]);
    await expectShown(other.message('Good morning!'));
    await choose(hers, 'Delete messages for me');
    await expectShown(hers.page.getByRole('dialog', { name: 'Delete all messages for you?' }));
    await keepScreenshot(hers.page, 'clear');
    expect(await hers.barriers()).toEqual([]);
    await hers.page.getByRole('button', { name: 'Delete' }).click();
    for (const { page } of [hers, other]) {
      await expectShown(page.getByText('Nothing here yet.'));
      await page.getByRole('row', { name: 'Bo' }).getByText('Good morning!').waitFor({ state: 'detached' });
    }
    await expectShown(his.message('Good morning!'));
    await his.write('What now?');
    await expectShown(other.message('What now?'));
  });
});
