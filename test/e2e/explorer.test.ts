import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { embedded, type Deployment } from '../support/deployments.ts';
import { codeBlockOf } from '../support/readme.ts';
import { ExplorerWindow } from './explorer-window.ts';

describe('The explorer in a browser', () => {
  let tokenim: Deployment;
  let browser: Browser;
  let context: BrowserContext;
  let asked: Asked;
  beforeAll(async () => {
    tokenim = await embedded.start();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await tokenim.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    asked = await watch(context);
  });
  afterEach(async () => context.close());

  const open = async (): Promise<ExplorerWindow> => ExplorerWindow.open(context, tokenim.here.url);

  test('takes a newcomer from no account to a message that arrives, step by step as the README says', async () => {
    const first = await open();
    await first.run(await codeBlockOf('README.md', 'graphql', 'mutation Register'));
    const headers = JSON.stringify({ authorization: `Bearer ${await first.answer(/"accessToken": "([^"]+)"/)}` });
    await first.paste('Headers', headers);
    await first.run(await codeBlockOf('README.md', 'graphql', 'mutation CreateGroup'));
    const groupId = await first.answer(/"id": "(c_\w{26})"/);

    const second = await open();
    await second.paste('Headers', headers);
    await second.run(await codeBlockOf('README.md', 'graphql', 'subscription Inbox'));
    expect(await second.answer(/"__typename": "InboxReady"[^]*"conversationId": "([^"]+)"/)).toBe(groupId);

    await first.run((await codeBlockOf('README.md', 'graphql', 'mutation SendMessage')).replace('c_…', groupId));
    const seq = await first.answer(/"seq": (\d+)/);

    expect(await second.answer(/"__typename": "MessageChanged"[^]*"seq": (\d+)/)).toBe(seq);
    expect(await second.answer(/"body": "([^"]+)"/)).toBe('Hello!');
    expect(await second.answer(/"username": "([^"]+)"/)).toBe('ada');
  }, 60_000);

  test('asks nobody but the server that it comes from, and its page breaks no rule of its own', async () => {
    const window = await open();
    await window.run('query Kind { __typename }');
    await window.answer(/"__typename": "(Query)"/);
    await window.run('subscription Nobody { inbox { __typename } }');
    await window.answer(/"code": "(UNAUTHENTICATED)"/);

    const { origin, host } = new URL(tokenim.here.url);
    expect(new Set(asked.origins)).toEqual(new Set([origin, `ws://${host}`]));
    expect(asked.complaints).toEqual([]);
  }, 60_000);
});

interface Asked {
  /** Of every request and every socket. */
  readonly origins: string[];
  /** What the pages wrote into the browser's console, and what they threw. */
  readonly complaints: string[];
}

async function watch(context: BrowserContext): Promise<Asked> {
  const asked: Asked = { origins: [], complaints: [] };
  context.on('request', (request) => asked.origins.push(new URL(request.url()).origin));
  context.on('page', (page) => {
    page.on('websocket', (socket) => asked.origins.push(new URL(socket.url()).origin));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) asked.complaints.push(message.text());
    });
    page.on('pageerror', (error) => asked.complaints.push(String(error)));
  });
  return asked;
}
