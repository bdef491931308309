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
  /** The same, with them signed in at their server. */
  signedIn(who: Person, options?: BrowserContextOptions): Promise<MessengerWindow>;
  /** The same, with that conversation open. */
  inConversation(who: Person, name: string, options?: BrowserContextOptions): Promise<MessengerWindow>;
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

  const openAt = async ({ url }: Node, options?: BrowserContextOptions, path?: string): Promise<MessengerWindow> => {
    const context = await browser.newContext({ locale: 'en-US', ...options });
    contexts.push(context);
    return MessengerWindow.open(context, url, path);
  };
  const signedIn: Messengers['signedIn'] = async (who, options) => {
    const window = await openAt(who.node, options);
    await window.signIn(who.auth.user.username);
    await window.page.getByRole('navigation').waitFor();
    return window;
  };
  return {
    get here() {
      return tokenim.here;
    },
    open: async (options, path) => openAt(tokenim.here, options, path),
    signedIn,
    inConversation: async (who, name, options) => {
      const window = await signedIn(who, options);
      await window.openConversation(name);
      return window;
    },
  };
}
