import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../test/support/browser.ts';
import { asDelivered, startNode } from '../test/support/node.ts';

const desktop: BrowserContextOptions = { viewport: { width: 1_280, height: 800 }, locale: 'en-US' };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 780 }, locale: 'en-US', isMobile: true, hasTouch: true };
const demoPassword = 'tokenim-demo';

/** `npm run screenshots`, after a build: pictures of the messenger with the demo in it, into docs/images. */
export async function main(): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tokenim-screenshots-'));
  const node = await startNode({ settings: { TOKENIM_DATA_DIR: dataDir }, args: ['--demo'], file: asDelivered });
  const browser = await launchBrowser();
  const take = async (
    name: string,
    options: BrowserContextOptions,
    username: string,
    show: (page: Page) => Promise<void>,
  ): Promise<void> => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(node.url);
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('row').first().waitFor();
    await show(page);
    await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))');
    await page.screenshot({ path: `docs/images/messenger-${name}.png` });
    await context.close();
  };
  try {
    await take('light', desktop, 'alice', openGroup);
    await take('dark', { ...desktop, colorScheme: 'dark' }, 'carla', openGroup);
    await take('phone', phone, 'bob', openGroup);
  } finally {
    await browser.close();
    await node.stop();
    await rm(dataDir, { recursive: true });
  }
  return 0;
}

async function openGroup(page: Page): Promise<void> {
  await page.getByRole('row', { name: 'Around the Eibsee' }).click();
  await page.getByRole('article').last().waitFor();
}
