import { beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { password, person, type Person } from '../support/person.ts';
import { expectShown, type MessengerWindow } from './messenger-window.ts';
import { messengers } from './messengers.ts';
import { keepScreenshot } from './screenshots.ts';

describe('Somebody with the messenger', () => {
  const windows = messengers();
  let window: MessengerWindow;
  let ann: Person;
  let ben: Person;
  beforeEach(async () => {
    [ann, ben] = await Promise.all([person(windows.here, 'Ann'), person(windows.here, 'Ben')]);
    window = await windows.signedIn(ann);
  });

  async function open(name: string, { page } = window): Promise<void> {
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name }).click();
    await expectShown(page.getByRole('heading', { name, level: 2 }));
  }

  test('changes their name, and the other devices have it', async () => {
    const { page } = window;
    await open('Profile');
    await page.getByRole('textbox', { name: 'Name' }).fill('Ann of the lake');
    await page.getByRole('textbox', { name: 'About you' }).fill('I walk.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectShown(page.getByText('Saved.'));
    await keepScreenshot(window.page, 'profile');
    expect(await window.barriers()).toEqual([]);
    const other = await windows.signedIn(ann);
    await open('Profile', other);
    expect(await other.page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Ann of the lake');
  });

  test('says who may see what, at once on all devices', async () => {
    const other = await windows.signedIn(ann);
    await open('Privacy', other);
    await open('Privacy');
    await window.page.getByRole('button', { name: /Who sees when/ }).click();
    await window.page.getByRole('option', { name: 'My contacts' }).click();
    await window.page.getByText('Be invisible').click();
    await expectShown(other.page.getByRole('button', { name: 'My contacts' }));
    await eventually(async () => other.page.getByRole('switch', { name: 'Be invisible' }).isChecked(), { what: 'the switch' });
    await keepScreenshot(window.page, 'privacy');
    expect(await window.barriers()).toEqual([]);
  });

  test('signs out another device, and changes the password', async () => {
    const other = await windows.signedIn(ann);
    await open('Devices');
    const devices = window.page.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem');
    // The third is the one that the account was made on.
    for (const count of [3, 2]) {
      await eventually(async () => (await devices.count()) === count, { what: `${count} devices` });
      await keepScreenshot(window.page, 'devices');
      await devices.getByRole('button').first().click();
    }
    await expectShown(other.page.getByText('Your session has ended.'));

    await open('Password');
    await window.page.getByLabel('Current password').fill(password);
    const newPassword = window.page.getByLabel('New password', { exact: true });
    await newPassword.fill('short');
    await window.page.getByRole('button', { name: 'Change password' }).click();
    await expectShown(window.page.getByText('it may have 8 to 128.'));
    expect(await newPassword.getAttribute('aria-invalid')).toBe('true');
    await newPassword.fill(`another ${password}`);
    await window.page.getByRole('button', { name: 'Change password' }).click();
    await expectShown(window.page.getByText('Your password was changed.'));
    await other.signIn(ann.auth.user.username, `another ${password}`);
    await expectShown(other.page.getByRole('navigation'));
  });

  test('finds what was said long ago, and gets to where it was said', async () => {
    const room = await ben.direct(ann);
    await ben.send(room, 'The boat leaves at seven.');
    for (let i = 0; i < 120; i++) await ben.send(room, `message ${i}`);
    const { page } = window;
    await page.getByRole('button', { name: 'Search messages' }).click();
    await page.getByRole('textbox', { name: 'Words' }).fill('boat');
    await expectShown(page.locator('mark', { hasText: 'boat' }));
    await keepScreenshot(window.page, 'search');
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('link', { name: /The boat leaves/ }).click();
    await expectShown(window.message('The boat leaves at seven.'));
    await keepScreenshot(window.page, 'search-jump');
  });
});
