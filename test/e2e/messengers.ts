import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { embedded, type Deployment } from '../support/deployments.ts';
import type { Node } from '../support/node.ts';
import type { Person } from '../support/person.ts';
import { MessengerWindow } from './messenger-window.ts';

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true };

export interface Messengers {
  readonly here: Node;
  /** A window of a browser that nobody has used yet; closed after the test. */
  open(options?: BrowserContextOptions, path?: string): Promise<MessengerWindow>;
  /** The same, with them signed in. */
  signedIn(who: Person, options?: BrowserContextOptions): Promise<MessengerWindow>;
}

/** A server and a browser for the tests of a describe. */
export function messengers(settings?: Readonly<Record<string, string>>): Messengers {
  let tokenim: Deployment;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    [tokenim, browser] = await Promise.all([embedded.start(settings), launchBrowser()]);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map(async (context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await tokenim.stop();
  });

  const open: Messengers['open'] = async (options = {}, path = '/') => {
    const context = await browser.newContext({ locale: 'en-US', ...options });
    contexts.push(context);
    return MessengerWindow.open(context, tokenim.here.url, path);
  };
  return {
    get here() {
      return tokenim.here;
    },
    open,
    signedIn: async (who, options) => {
      const window = await open(options);
      await window.signIn(who.auth.user.username);
      await window.page.getByRole('navigation').waitFor();
      return window;
    },
  };
}
