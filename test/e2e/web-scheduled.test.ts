import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { ScheduleMessageDocument } from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { expectShown } from './messenger-window.ts';
import { messengers, phone } from './messengers.ts';
import { keepScreenshot } from './screenshots.ts';

describe('A message for later', () => {
  const windows = messengers();
  let ada: Person;
  let bo: Person;
  let room: string;
  beforeEach(async () => {
    [ada, bo] = await Promise.all([person(windows.here, 'Ada'), person(windows.here, 'Bo')]);
    room = await ada.direct(bo);
  });

  test('is listed on all devices until one of them takes it back', async () => {
    const [hers, other] = await Promise.all([windows.inConversation(ada, 'Bo'), windows.inConversation(ada, 'Bo', phone)]);
    await hers.input.fill('Happy birthday!');
    await hers.page.getByRole('button', { name: 'Send later' }).click();
    const dialog = hers.page.getByRole('dialog', { name: 'Send later' });
    const hour = dialog.getByRole('spinbutton', { name: /^hour/ });
    await hour.focus();
    await hers.page.keyboard.type('8');
    await dialog.getByRole('button', { name: /Calendar/ }).click();
    await expectShown(hers.page.getByRole('grid', { name: /20\d\d/ }));
    await keepScreenshot(hers.page, 'schedule');
    expect(await hers.barriers()).toEqual([]);
    await hers.page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await expectShown(hers.page.getByText(/It will be sent on .*8:00 AM/));
    expect(await hers.input.inputValue()).toBe('');

    for (const { page } of [hers, other]) await page.getByRole('button', { name: '1 scheduled message' }).click();
    await expectShown(other.page.getByRole('list', { name: 'Scheduled messages' }).getByText('Happy birthday!'));
    await keepScreenshot(other.page, 'scheduled-phone');
    expect(await other.barriers()).toEqual([]);
    await other.page.getByRole('button', { name: 'Do not send “Happy birthday!”' }).tap();
    for (const { page } of [hers, other]) await page.getByText('1 scheduled message').waitFor({ state: 'detached' });
  });

  test('leaves the list once it is sent', async () => {
    const [hers, his] = await Promise.all([windows.inConversation(ada, 'Bo'), windows.inConversation(bo, 'Ada')]);
    const sendAt = new Date(Date.now() + 5_000).toISOString();
    await ada.request(ScheduleMessageDocument, { input: { conversationId: room, clientMessageId: randomUUID(), body: 'Now!', sendAt } });
    await expectShown(hers.page.getByRole('button', { name: '1 scheduled message' }));
    await expectShown(his.message('Now!'));
    await expectShown(hers.message('Now!'));
    await hers.page.getByRole('button', { name: '1 scheduled message' }).waitFor({ state: 'detached' });
  });

  test('cannot be for the past', async () => {
    const { page, input } = await windows.inConversation(ada, 'Bo');
    await input.fill('Yesterday');
    await page.getByRole('button', { name: 'Send later' }).click();
    const year = page.getByRole('spinbutton', { name: /^year/ });
    await year.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Schedule', exact: true }).click();
    await expectShown(page.getByText(/Value must be .* or later/));
    expect(await page.getByRole('button', { name: /scheduled message/ }).count()).toBe(0);
  });
});
