import { beforeEach, describe, expect, test } from 'vitest';
import { embedded } from '../support/deployments.ts';
import { startNode } from '../support/node.ts';
import { person, type Person } from '../support/person.ts';
import { expectShown, type MessengerWindow } from './messenger-window.ts';
import { messengers, phone } from './messengers.ts';

/** Who goes is waited for; nobody in here comes back within the usual ten seconds. */
const settings = { TOKENIM_SENDS_PER_USER_MAX: '1000000', TOKENIM_PRESENCE_GRACE_MS: '500' };

describe('Two people at their messengers', () => {
  const windows = messengers(settings);
  let ada: Person;
  let bo: Person;
  beforeEach(async () => {
    [ada, bo] = await Promise.all([person(windows.here, 'Ada'), person(windows.here, 'Bo')]);
  });

  /** Both in their direct conversation. */
  const face = async (): Promise<[MessengerWindow, MessengerWindow]> => {
    await ada.direct(bo);
    return Promise.all([windows.inConversation(ada, 'Bo'), windows.inConversation(bo, 'Ada')]);
  };

  test('see at once what the other one writes, edits, recalls and thinks of it', async () => {
    const [hers, his] = await face();
    await hers.write('Tea at five?');
    await expectShown(his.message('Tea at five?'));
    await expectShown(hers.message('Tea at five?').getByLabel('Read'));

    await hers.choose('Tea at five?', 'Edit');
    await hers.write('Tea at six?');
    await expectShown(his.message('Tea at six?').getByText('edited'));

    await his.message('Tea at six?').hover();
    await his.message('Tea at six?').getByRole('button', { name: 'React' }).click();
    await his.page.getByRole('option', { name: 'thumbs up' }).first().click();
    await expectShown(hers.message('Tea at six?').getByRole('button', { name: '👍, 1 person: Bo' }));

    await his.message('Tea at six?').hover();
    await his.message('Tea at six?').getByRole('button', { name: 'Reply' }).click();
    await his.write('With cake.');
    await expectShown(hers.message('With cake.').getByRole('button', { name: 'Ada Tea at six?' }));

    await hers.choose('Tea at six?', 'Recall');
    await expectShown(his.page.getByRole('article', { name: 'Message recalled' }));
  });

  test('see who has read a message of theirs, while they read it', async () => {
    const room = await ada.group('Walk', [bo]);
    const hers = await windows.inConversation(ada, 'Walk');
    await hers.write('Is it still raining?');
    await expectShown(hers.message('Is it still raining?').getByLabel('Sent'));
    await hers.choose('Is it still raining?', 'Read by …');
    await expectShown(hers.page.getByRole('dialog').getByText('Nobody has read it yet.'));
    const message = (await bo.history(room)).find(({ body }) => body === 'Is it still raining?');
    await bo.markRead(room, message?.seq ?? 0);
    await expectShown(hers.page.getByRole('dialog').getByText('Bo', { exact: true }));
  });

  test('find emoji by their names in two languages, with the keyboard, and the last ones at hand', async () => {
    const [hers, his] = await face();
    const { page } = hers;
    const pick = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Emoji' }).click();
      await page.getByRole('combobox', { name: 'Search emoji' }).fill(name);
      await page.getByRole('option', { name: 'hot beverage' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'Search emoji' }).waitFor({ state: 'detached' });
    };
    await pick('咖啡');
    await pick('hot bev');
    await hers.input.press('Enter');
    await expectShown(his.message('☕☕'));
    await page.getByRole('button', { name: 'Emoji' }).click();
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').first().textContent()).toContain('☕');
    expect(await hers.barriers()).toEqual([]);
  });

  test('see who is there and who is typing', async () => {
    const [hers, his] = await face();
    await expectShown(hers.page.getByText('Online'));
    await his.input.pressSequentially('Wait');
    await expectShown(hers.page.getByRole('main').getByText('typing …'));
    await his.page.close();
    await expectShown(hers.page.getByText(/Last seen|Offline/));
  });

  test('find what they did not read, and it is read once they have seen it', async () => {
    const room = await ada.direct(bo);
    const his = await windows.signedIn(bo);
    await his.page.getByRole('row', { name: 'Ada' }).waitFor();
    for (const body of ['one', 'two', 'three']) await ada.send(room, body);
    await expectShown(his.page.getByRole('img', { name: '3 unread messages' }));
    await his.openConversation('Ada');
    await expectShown(his.page.getByText('Unread messages', { exact: true }));
    await expectShown(his.message('three'));
    await his.page.getByRole('img', { name: /unread message/ }).waitFor({ state: 'detached' });
  });

  test('what somebody has begun to write waits for them on all devices', async () => {
    const [hers] = await face();
    await hers.input.fill('Dear Bo, ');
    await hers.page.getByRole('link', { name: 'Contacts' }).click();
    const other = await windows.signedIn(ada);
    await expectShown(other.page.getByText('Draft:'));
    await other.openConversation('Bo');
    expect(await other.input.inputValue()).toBe('Dear Bo, ');
  });

  test('an answer that somebody has begun waits with what it answers', async () => {
    const [hers, his] = await face();
    await his.write('Tea or coffee?');
    await hers.message('Tea or coffee?').hover();
    await hers.message('Tea or coffee?').getByRole('button', { name: 'Reply' }).click();
    await hers.input.fill('Coffee, ');
    await hers.page.getByRole('link', { name: 'Contacts' }).click();
    const other = await windows.signedIn(ada);
    await expectShown(other.page.getByText('Draft:'));
    await other.openConversation('Bo');
    await expectShown(other.page.getByText('Reply to Bo'));
    await other.write('Coffee, please.');
    await expectShown(his.message('Coffee, please.').getByRole('button', { name: 'Bo Tea or coffee?' }));
    await other.page.getByText('Draft:').waitFor({ state: 'detached' });
  });

  test('point each other out in a group', async () => {
    await ada.group('Walk', [bo]);
    const [hers, his] = await Promise.all([windows.inConversation(ada, 'Walk'), windows.signedIn(bo)]);
    await hers.input.pressSequentially('@B');
    await hers.page.getByRole('option', { name: 'Bo' }).waitFor();
    await hers.input.press('Enter');
    await hers.input.pressSequentially('you come too');
    await hers.input.press('Enter');
    await expectShown(his.page.getByLabel('You were mentioned'));
    await his.openConversation('Walk');
    await expectShown(his.message('you come too').locator('mark', { hasText: '@Bo' }));
    await expectShown(hers.message('you come too').locator('strong', { hasText: '@Bo' }));
  });

  test('what is written while the server is away arrives once it is back, and the banner says so', async () => {
    const own = await embedded.start();
    const port = Number(new URL(own.here.url).port);
    [ada, bo] = await Promise.all([person(own.here, 'Ada'), person(own.here, 'Bo')]);
    const [hers, his] = await face();
    await hers.write('before');
    await expectShown(his.message('before'));

    await own.here.kill();
    await expectShown(hers.page.getByText('No connection.'));
    await hers.write('in between');
    await expectShown(hers.message('in between').getByRole('img', { name: 'Sending' }));

    const again = await startNode({ settings: own.settings, port });
    await expectShown(his.message('in between'));
    await expectShown(hers.message('in between').getByRole('img', { name: /Sent|Delivered|Read/ }));
    await hers.page.getByText('No connection.').waitFor({ state: 'detached' });
    await again.stop();
  });

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['a phone', phone],
  ] as const)('nothing keeps people out of a conversation: %s', async (_, options) => {
    const room = await ada.group('Walk', [bo]);
    const { id } = await bo.send(room, 'Who brings the sandwiches? https://example.com/sandwiches');
    await bo.send(room, 'I do.', { replyToId: id, mentionIds: [ada.id] });
    const window = await windows.inConversation(ada, 'Walk', options);
    await window.write('Thank you!');
    await expectShown(window.message('Thank you!').getByLabel('Sent'));
    expect(await window.barriers()).toEqual([]);
  });
});
