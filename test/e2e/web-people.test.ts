import { beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { expectShown, type MessengerWindow } from './messenger-window.ts';
import { messengers } from './messengers.ts';
import { keepScreenshot } from './screenshots.ts';

describe('Two people with the messenger', () => {
  const windows = messengers();
  let ann: MessengerWindow;
  let ben: MessengerWindow;
  let bensName: string;
  beforeEach(async () => {
    [ann, ben] = await Promise.all([windows.open(), windows.open()]);
    await ann.register('Ann');
    bensName = await ben.register('Ben');
  });

  async function findBen(): Promise<void> {
    const { page } = ann;
    await page.getByRole('link', { name: 'Contacts' }).click();
    await page.getByRole('button', { name: 'Find somebody' }).click();
    await page.getByRole('textbox', { name: 'Find people' }).fill(bensName);
    await page.getByRole('button', { name: `@${bensName}` }).click();
    await expectShown(page.getByRole('heading', { name: 'Ben', exact: true }));
  }

  test('become contacts: one asks with a note, the other hears of it at once and accepts', async () => {
    await findBen();
    await ben.page.getByRole('link', { name: 'Contacts' }).click();
    await ann.page.getByRole('textbox', { name: 'Note' }).fill('We met at the lake.');
    await ann.page.getByRole('button', { name: 'Ask' }).click();
    await expectShown(ann.page.getByText('They have not answered yet.'));
    await expectShown(ben.page.getByText('We met at the lake.'));
    await keepScreenshot(ben.page, 'contact-request');
    await ben.page.getByRole('button', { name: 'Accept Ann' }).click();
    await expectShown(ben.page.getByRole('list', { name: 'Contacts' }).getByText('Ann'));
    await expectShown(ann.page.getByRole('heading', { name: 'Your contact' }));

    await ann.page.getByRole('textbox', { name: 'Your name for them' }).fill('Benjamin');
    await ann.page.getByRole('button', { name: 'Save' }).click();
    await expectShown(ann.page.getByRole('list', { name: 'Contacts' }).getByText('Benjamin'));
    await ann.page.getByText('Favourite').click();
    await expectShown(ann.page.getByLabel('Favourite', { exact: true }).first());
    await keepScreenshot(ann.page, 'contact');
    expect(await ann.barriers()).toEqual([]);
    await ann.page.getByRole('button', { name: 'Remove contact' }).click();
    await expectShown(ann.page.getByText('No contacts yet'));
    await expectShown(ben.page.getByText('No contacts yet'));
  });

  test('who is blocked cannot write, and can again afterwards', async () => {
    await findBen();
    await ann.page.getByRole('button', { name: 'Write a message' }).click();
    await ann.write('hello');
    await ben.openConversation('Ann');
    await expectShown(ben.message('hello'));
    await findBen();
    await ann.page.getByRole('button', { name: 'Block', exact: true }).click();
    await expectShown(ann.page.getByText('You have blocked this person.'));
    await ben.write('are you there?');
    await expectShown(ben.page.getByText(/Not sent/));
    await ann.page.getByRole('button', { name: 'Unblock' }).click();
    await ben.write('and now?');
    await ann.page.getByRole('link', { name: 'Chats' }).click();
    await expectShown(ann.page.getByRole('row', { name: 'Ben' }).getByText('and now?'));
  });

  async function start(what: string): Promise<void> {
    await ann.page.getByRole('button', { name: 'New conversation' }).click();
    await ann.page.getByRole('menuitem', { name: what }).click();
  }

  /** Ann makes it, with Ben in it or not. */
  async function makeGroup(name: string, isWithBen = true): Promise<void> {
    const { page } = ann;
    await start('New group');
    await page.getByRole('textbox', { name: 'Name of the group' }).fill(name);
    if (isWithBen) {
      await page.getByRole('textbox', { name: 'Find people' }).fill(bensName);
      await page.getByRole('button', { name: `@${bensName}` }).click();
      await keepScreenshot(ann.page, 'new-group');
      expect(await ann.barriers()).toEqual([]);
    }
    await page.getByRole('button', { name: 'Make group' }).click();
    await expectShown(page.getByRole('heading', { name }));
  }

  async function openInformation({ page }: MessengerWindow): Promise<void> {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Information' }).click();
    await expectShown(page.getByRole('heading', { name: 'Information' }));
  }

  test('a new chat and a new group come to both', async () => {
    await start('New chat');
    await ann.page.getByRole('textbox', { name: 'Find people' }).fill(bensName);
    await ann.page.getByRole('button', { name: `@${bensName}` }).click();
    await ann.write('Just us');
    await expectShown(ben.page.getByRole('row', { name: 'Ann' }).getByText('Just us'));
    await makeGroup('Lake walkers');
    await ann.write('All of us');
    await expectShown(ben.page.getByRole('row', { name: 'Lake walkers' }).getByText('All of us'));
    await eventually(async () => (await ben.page.getByRole('row').count()) === 2, { what: 'both conversations' });
  });

  test('the owner renames a group, makes rules and admins, and removes people', async () => {
    await makeGroup('Lake walkers');
    await openInformation(ann);
    await ben.openConversation('Lake walkers');
    await openInformation(ben);
    expect(await ben.page.getByRole('heading', { name: 'Rules' }).count()).toBe(0);

    await ann.page.getByRole('button', { name: 'Edit group' }).click();
    await ann.page.getByRole('textbox', { name: 'Name of the group' }).fill('Hill walkers');
    await ann.page.getByRole('button', { name: 'Save' }).click();
    await expectShown(ben.page.getByRole('row', { name: 'Hill walkers' }));
    await ann.page.getByRole('button', { name: 'Announce' }).click();
    await ann.page.getByRole('textbox', { name: 'Announcement' }).fill('We start at eight.');
    await ann.page.getByRole('button', { name: 'Save' }).click();
    await expectShown(ben.page.getByRole('main').getByText('We start at eight.'));
    await ann.page.getByRole('button', { name: /Time between two messages/ }).click();
    await ann.page.getByRole('option', { name: '10 seconds' }).click();
    await keepScreenshot(ann.page, 'information');
    expect(await ann.barriers()).toEqual([]);

    const choose = async (action: string): Promise<void> => {
      await ann.page.getByRole('button', { name: 'Actions for Ben' }).click();
      await ann.page.getByRole('menuitem', { name: action, exact: true }).click();
    };
    await choose('Make admin');
    await expectShown(ann.page.getByRole('list', { name: 'Members' }).getByText('Admin'));
    await expectShown(ben.page.getByRole('heading', { name: 'Rules' }));
    await expectShown(ben.page.getByRole('button', { name: '10 seconds' }));
    await choose('Remove');
    await expectShown(ben.page.getByText('No conversations yet'));
  });

  test('a link leads into a group, once an admin has agreed', async () => {
    await makeGroup('Lake walkers', false);
    await openInformation(ann);
    await ann.page.getByText('An admin has to let people in').click();
    await ann.page.getByRole('button', { name: 'New link' }).click();
    const link = await ann.page.getByRole('textbox', { name: 'Link' }).inputValue();

    await ben.page.goto(link);
    await expectShown(ben.page.getByText('Lake walkers'));
    await keepScreenshot(ben.page, 'join');
    await ben.page.getByRole('textbox', { name: 'Note' }).fill('Ann told me.');
    await ben.page.getByRole('button', { name: 'Ask to join' }).click();
    await expectShown(ben.page.getByText('An admin has to let you in.'));
    await ann.page.reload();
    await expectShown(ann.page.getByText('Ann told me.'));
    await ann.page.getByRole('button', { name: 'Accept Ben' }).click();
    await ben.page.getByRole('link', { name: 'Chats' }).click();
    await ben.openConversation('Lake walkers');
    await openInformation(ben);
    await ben.page.getByRole('button', { name: 'Leave group' }).click();
    await expectShown(ben.page.getByText('No conversations yet'));
  });
});
