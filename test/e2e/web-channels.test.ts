import { beforeEach, describe, expect, test } from 'vitest';
import { person, type Person } from '../support/person.ts';
import { expectShown, type MessengerWindow } from './messenger-window.ts';
import { messengers, phone } from './messengers.ts';
import { keepScreenshot } from './screenshots.ts';

describe('A channel', () => {
  const windows = messengers();
  let ada: Person;
  let bo: Person;
  beforeEach(async () => {
    [ada, bo] = await Promise.all([person(windows.here, 'Ada'), person(windows.here, 'Bo')]);
  });

  const start = async ({ page }: MessengerWindow, what: string): Promise<void> => {
    await page.getByRole('button', { name: 'New conversation' }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  const openInformation = async ({ page }: MessengerWindow): Promise<void> => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Information' }).click();
    await expectShown(page.getByRole('heading', { name: 'Information' }));
  };
  /** Ada's, public; answers with its address. */
  const made = async (window: MessengerWindow): Promise<string> => {
    const { page } = window;
    await start(window, 'New channel');
    await page.getByRole('textbox', { name: 'Name of the channel' }).fill('Weather');
    await page.getByText('Everybody who has its address may read it').click();
    await keepScreenshot(page, 'new-channel');
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Make channel' }).click();
    await expectShown(page.getByRole('heading', { name: 'Weather' }));
    await openInformation(window);
    return page.getByRole('textbox', { name: 'Link' }).inputValue();
  };

  test('is made, found by its address and read, by people who do not see each other', async () => {
    const [hers, his] = await Promise.all([windows.signedIn(ada), windows.signedIn(bo)]);
    const address = await made(hers);
    await hers.page.getByRole('button', { name: 'Back' }).click();
    await hers.write('Rain at noon.');
    await expectShown(hers.message('Rain at noon.').getByLabel('Sent'));

    await start(his, 'Open a link');
    await his.page.getByRole('textbox', { name: 'Link' }).fill('somewhere');
    await his.page.getByRole('button', { name: 'Open', exact: true }).click();
    await expectShown(his.page.getByText('This is no link to a channel'));
    await his.page.getByRole('textbox', { name: 'Link' }).fill(address);
    await his.page.getByRole('button', { name: 'Open', exact: true }).click();
    await his.page.getByRole('button', { name: 'Read this channel' }).click();
    await expectShown(his.message('Rain at noon.'));
    await expectShown(his.page.getByRole('main').getByText('2 readers'));
    expect(await his.page.getByRole('textbox').count()).toBe(0);

    await hers.write('Sun at three.');
    await expectShown(his.message('Sun at three.'));
    await his.message('Sun at three.').hover();
    await his.message('Sun at three.').getByRole('button', { name: 'React' }).click();
    await his.page.getByRole('option', { name: 'party popper' }).first().click();
    await expectShown(hers.message('Sun at three.').getByRole('button', { name: /🎉/ }));
    await keepScreenshot(his.page, 'channel-reader');
    expect(await his.barriers()).toEqual([]);

    await openInformation(his);
    await expectShown(his.page.getByRole('heading', { name: 'Notifications' }));
    expect(await his.page.getByRole('heading', { name: 'Members' }).count()).toBe(0);
    await his.page.getByRole('button', { name: 'Leave channel' }).click();
    await expectShown(his.page.getByText('No conversations yet'));
  });

  test('is run by its owner: readers become admins who post, and are removed', async () => {
    const hers = await windows.signedIn(ada);
    const address = await made(hers);
    const his = await windows.signedIn(bo, phone);
    await his.page.getByRole('button', { name: 'New conversation' }).tap();
    await his.page.getByRole('menuitem', { name: 'Open a link' }).tap();
    await his.page.getByRole('textbox', { name: 'Link' }).fill(address);
    await his.page.getByRole('button', { name: 'Open', exact: true }).tap();
    await his.page.getByRole('button', { name: 'Read this channel' }).tap();
    await expectShown(his.page.getByRole('heading', { name: 'Weather' }));
    await hers.page.getByRole('button', { name: 'Back' }).click();
    await openInformation(hers);
    await expectShown(hers.page.getByRole('list', { name: 'Members' }).getByText('Bo'));
    await keepScreenshot(hers.page, 'channel-information');
    expect(await hers.barriers()).toEqual([]);

    const choose = async (action: string): Promise<void> => {
      await hers.page.getByRole('button', { name: 'Actions for Bo' }).click();
      await hers.page.getByRole('menuitem', { name: action, exact: true }).click();
    };
    await choose('Make admin');
    await his.write('Wind from the west.');
    await expectShown(his.message('Wind from the west.').getByLabel('Sent'));
    await keepScreenshot(his.page, 'channel-phone');
    expect(await his.barriers()).toEqual([]);
    await hers.page.getByRole('button', { name: 'Edit channel' }).click();
    await hers.page.getByRole('textbox', { name: 'Name of the channel' }).fill('Weather and wind');
    await hers.page.getByRole('button', { name: 'Save' }).click();
    await expectShown(his.page.getByRole('heading', { name: 'Weather and wind' }));
    await choose('Remove');
    await expectShown(his.page.getByText('or you are not in it'));
  });
});
