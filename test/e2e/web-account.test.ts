import { describe, expect, test } from 'vitest';
import { request } from '../support/api.ts';
import { embedded } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { ChangePasswordDocument, LoginDocument } from '../support/generated/graphql.ts';
import { password } from '../support/person.ts';
import { expectShown, MessengerWindow } from './messenger-window.ts';
import { messengers, phone } from './messengers.ts';

describe('Somebody at the messenger’s door', () => {
  const windows = messengers();

  test('makes an account, is still signed in after a reload, and signs out and in again', async () => {
    const window = await windows.open();
    const { page } = window;
    const username = await window.register('Ada');
    await page.reload();
    await expectShown(page.getByRole('heading', { name: 'Chats' }));

    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expectShown(page.getByRole('heading', { name: 'Sign in' }));
    await page.reload();
    await expectShown(page.getByRole('heading', { name: 'Sign in' }));

    await window.signIn(username);
    await expectShown(page.getByRole('navigation'));
  });

  test('the newest tab works, and an older one can be taken up again', async () => {
    const older = await windows.open();
    await older.register('Cleo');
    const newer = await MessengerWindow.open(older.page.context(), windows.here.url);
    const chats = (window: MessengerWindow) => window.page.getByRole('heading', { name: 'Chats' });
    await expectShown(chats(newer));
    await older.page.getByRole('button', { name: 'Use it here' }).click();
    await expectShown(chats(older));
    await expectShown(newer.page.getByText('TokenIM is open in another tab'));
  });

  test('who followed a link before signing in gets there afterwards', async () => {
    const first = await windows.open();
    const username = await first.register('Bo');
    const window = await windows.open({}, '/contacts');
    await window.signIn(username);
    await expectShown(window.page.getByRole('heading', { name: 'Contacts' }));
  });

  test('a refusal stands at the field that is at fault, and what was typed stays', async () => {
    const { page } = await windows.open({}, '/register');
    await page.getByLabel('Username').fill('cleo');
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Make account' }).click();
    await expectShown(page.getByText('The password has 5 characters; it may have 8 to 128.'));
    expect(await page.getByLabel('Password').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Username').inputValue()).toBe('cleo');
  });

  test('a wrong password is told in one sentence', async () => {
    const window = await windows.open();
    await window.signIn('nobody-of-that-name', 'wrong password');
    expect(await window.page.getByRole('alert').innerText()).toBe('Name or password is wrong.');
  });

  test('whose password was changed elsewhere is asked to sign in again', async () => {
    const window = await windows.open();
    const username = await window.register('Dan');
    const { login } = await request(windows.here, LoginDocument, { input: { username, password } });
    const input = { currentPassword: password, newPassword: `another ${password}` };
    await request(windows.here, ChangePasswordDocument, { input }, login.accessToken);
    await expectShown(window.page.getByText('Your session has ended.'));
  });

  test('the browser’s language and theme count until somebody chooses, and the choice survives a reload', async () => {
    const { page } = await windows.open({ locale: 'zh-CN', colorScheme: 'dark' });
    await expectShown(page.getByRole('heading', { name: '登录' }));
    const background = async (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const dark = await background();

    await page.getByRole('button', { name: '外观' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('menuitemradio', { name: 'Light' }).click();
    await page.reload();
    await expectShown(page.getByRole('heading', { name: 'Sign in' }));
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await eventually(async () => (await background()) !== dark, { what: 'the light theme' });
  });

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['a phone', phone],
  ] as const)('nothing keeps people out: %s', async (_, options) => {
    const window = await windows.open(options);
    await expectShown(window.page.getByRole('heading', { name: 'Sign in' }));
    expect(await window.barriers()).toEqual([]);
    await window.register('Eve');
    expect(await window.barriers()).toEqual([]);
  });

  test('everything can be done with the keyboard alone', async () => {
    const { page } = await windows.open();
    await expectShown(page.getByRole('heading', { name: 'Sign in' }));
    await page.keyboard.type('nobody-of-that-name');
    await page.keyboard.press('Tab');
    await page.keyboard.type('some password');
    await page.keyboard.press('Enter');
    await expectShown(page.getByRole('alert'));
  });

  test('the messenger can be switched off', async () => {
    const without = await embedded.start({ TOKENIM_MESSENGER: 'false' });
    const answer = await fetch(`${without.here.url}/`, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(404);
    await without.stop();
  });
});
