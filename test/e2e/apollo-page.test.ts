import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { embedded, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { person, type Person } from '../support/person.ts';

describe('A page with React and the Apollo Client pack', () => {
  let tokenim: Deployment;
  let browser: Browser;
  let network: FaultProxy;
  let site: Site;
  let context: BrowserContext;
  let page: Page;
  let alice: Person;
  let bob: Person;
  let room: string;
  beforeAll(async () => {
    site = await Site.open('test/e2e/apollo-page');
    tokenim = await embedded.start({ TOKENIM_CORS_ORIGINS: site.url });
    network = await FaultProxy.start(() => tokenim.nodes.map(({ url }) => url));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await network.stop();
    await tokenim.stop();
    await site.close();
  });
  beforeEach(async () => {
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.here, 'bob')]);
    room = await alice.group('team', [bob]);
    context = await browser.newContext();
    page = await context.newPage();
    const { accessToken, refreshToken, expiresAt } = bob.auth;
    const asked = new URLSearchParams({ url: `${network.url}/graphql`, accessToken, refreshToken, expiresAt });
    await page.goto(`${site.url}/?${asked.toString()}`);
    await page.locator('main[data-status=live]').waitFor();
  });
  afterEach(async () => {
    await context.close();
    network.heal();
  });

  const expectMessages = async (...bodies: string[]): Promise<void> => {
    const shown = async (): Promise<string[]> => page.getByLabel('Messages').getByRole('listitem').allInnerTexts();
    await eventually(async () => JSON.stringify(await shown()) === JSON.stringify(bodies), {
      what: `the page to show ${bodies.join(', ')}`,
    }).catch(async (error: unknown) => {
      expect(await shown()).toEqual(bodies);
      throw error;
    });
  };
  const write = async (body: string): Promise<void> => {
    await page.getByLabel('Message', { exact: true }).fill(body);
    await page.keyboard.press('Enter');
  };

  test('shows what others write, pages back, and keeps its list', async () => {
    for (let i = 1; i <= 7; i++) await alice.send(room, `message ${i}`);
    await expectMessages('message 1', 'message 2', 'message 3', 'message 4', 'message 5', 'message 6', 'message 7');
    await page.reload();
    await expectMessages('message 3', 'message 4', 'message 5', 'message 6', 'message 7');
    await page.getByRole('button', { name: 'Older' }).click();
    await expectMessages('message 1', 'message 2', 'message 3', 'message 4', 'message 5', 'message 6', 'message 7');
    expect(await page.getByLabel('Chats').innerText()).toContain('team: message 7 (');
    await write('answer');
    await eventually(async () => (await page.getByLabel('Chats').innerText()) === 'team: answer (0)', { what: 'the list to follow' });
  });

  test('goes on after a cut, with everything that was missed and everything that was written', async () => {
    await alice.send(room, 'before');
    await expectMessages('before');
    network.down();
    await page.locator('main[data-status=offline]').waitFor({ state: 'attached' });
    await alice.send(room, 'missed');
    await write('from here');
    await expectMessages('before', 'from here …');
    network.heal();
    await expectMessages('before', 'missed', 'from here');
  });

  test('follows the browser’s own signs, and keeps in IndexedDB what a reload needs', async () => {
    await alice.send(room, 'before');
    await expectMessages('before');
    await context.setOffline(true);
    await page.locator('main[data-status=offline]').waitFor({ state: 'attached' });
    await write('later');
    await expectMessages('before', 'later …');
    network.down();
    await context.setOffline(false);
    await page.reload();
    await page.locator('main[data-status=offline]').waitFor({ state: 'attached' });
    network.heal();
    await expectMessages('before', 'later');
    expect((await alice.history(room)).filter(({ body }) => body === 'later')).toHaveLength(1);
  });
});

/** A page of ours, built and served as any web server would. */
class Site {
  private constructor(
    private readonly server: Server,
    private readonly folder: string,
  ) {}

  static async open(root: string): Promise<Site> {
    const folder = await mkdtemp(join(tmpdir(), 'tokenim-page-'));
    await build({ root, configFile: false, logLevel: 'error', build: { outDir: folder, emptyOutDir: true, minify: false } });
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
      readFile(join(folder, path === '/' ? 'index.html' : path)).then(
        (file) => response.writeHead(200, { 'content-type': type }).end(file),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Site(server, folder);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await rm(this.folder, { recursive: true });
  }
}
