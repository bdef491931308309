import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { ReceiptsDocument } from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { expectShown, type MessengerWindow } from './messenger-window.ts';
import { messengers, phone } from './messengers.ts';
import { keepScreenshot } from './screenshots.ts';

describe('A thread', () => {
  const windows = messengers({ TOKENIM_SENDS_PER_USER_MAX: '1000000' });
  let ada: Person;
  let bo: Person;
  let room: string;
  beforeEach(async () => {
    [ada, bo] = await Promise.all([person(windows.here, 'Ada'), person(windows.here, 'Bo')]);
    room = await ada.group('Walk', [bo]);
  });

  const threadIn = ({ page }: MessengerWindow): Locator => page.getByRole('region', { name: 'Thread' });
  const replyIn = (window: MessengerWindow, body: string): Locator => threadIn(window).getByRole('article', { name: body });
  const writeIn = async (window: MessengerWindow, body: string): Promise<void> => {
    const input = threadIn(window).getByRole('textbox', { name: 'Reply in thread' });
    await input.fill(body);
    await input.press('Enter');
  };

  test('is begun at a message, and both follow it beside the conversation', async () => {
    await ada.send(room, 'Where do we meet?');
    const [hers, his] = await Promise.all([windows.inConversation(ada, 'Walk'), windows.inConversation(bo, 'Walk')]);
    await his.choose('Where do we meet?', 'Reply in thread');
    await expectShown(threadIn(his).getByText('No replies yet'));
    await writeIn(his, 'At the station.');
    // She has it before her, and may have read it by now.
    await expectShown(replyIn(his, 'At the station.').getByRole('img', { name: /Sent|Delivered|Read/ }));

    await hers.message('Where do we meet?').getByRole('link', { name: '1 reply' }).click();
    await expectShown(replyIn(hers, 'At the station.'));
    await writeIn(hers, 'Which one?');
    await expectShown(replyIn(his, 'Which one?'));
    await expectShown(hers.message('Where do we meet?').getByRole('link', { name: /2 replies Ada/ }));
    await keepScreenshot(hers.page, 'thread');
    expect(await hers.barriers()).toEqual([]);

    await threadIn(hers).getByRole('button', { name: 'Close' }).click();
    await threadIn(hers).waitFor({ state: 'detached' });
    await hers.message('Which one?').getByRole('link', { name: 'In a thread' }).click();
    await expectShown(replyIn(hers, 'At the station.'));
  });

  test('shows its newest replies first, and those before them when asked for', async () => {
    const { id: threadRootId } = await ada.send(room, 'Count!');
    for (let count = 1; count <= 60; count++) await bo.send(room, `number ${count};`, { threadRootId });
    const hers = await windows.inConversation(ada, 'Walk');
    await hers.page.goto(`${hers.url}/c/${room}/thread/${threadRootId}`);
    await expectShown(replyIn(hers, 'number 60;'));
    await expectShown(replyIn(hers, 'Count!'));
    expect(await replyIn(hers, 'number 1;').count()).toBe(0);
    await threadIn(hers).getByRole('button', { name: 'Show earlier replies' }).click();
    await expectShown(replyIn(hers, 'number 1;'));
    expect(await threadIn(hers).getByRole('article').count()).toBe(61);
  });

  test('is a page of its own on a phone', async () => {
    const { id: threadRootId } = await bo.send(room, 'Who brings the sandwiches?');
    const hers = await windows.inConversation(ada, 'Walk', phone);
    await hers.message('Who brings the sandwiches?').tap();
    await hers.page.getByRole('button', { name: 'Message actions' }).tap();
    await hers.page.getByRole('menuitem', { name: 'Reply in thread' }).tap();
    await writeIn(hers, 'I do.');
    await expectShown(replyIn(hers, 'I do.').getByLabel('Sent'));
    await bo.send(room, 'And the tea?');
    expect(await hers.page.getByRole('textbox').count()).toBe(1);
    await keepScreenshot(hers.page, 'thread-phone');
    expect(await hers.barriers()).toEqual([]);
    await bo.send(room, 'Cheese, please.', { threadRootId });
    await expectShown(replyIn(hers, 'Cheese, please.'));
    const unread = async () => (await ada.request(ReceiptsDocument, { id: room })).conversation?.viewerMembership?.unreadCount;
    // What lies under the thread is not read.
    expect(await unread()).toBe(2);
    await threadIn(hers).getByRole('button', { name: 'Back' }).tap();
    await eventually(async () => (await unread()) === 0, { what: 'them to be read' });
    await expectShown(hers.message('Who brings the sandwiches?').getByRole('link', { name: /^2 replies/ }));
  });
});
