import axe from 'axe-core';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { password } from '../support/person.ts';

let registered = 0;

/** On a machine that has much else to do. */
const patienceMs = 15_000;

/** One window with the messenger, used as a person does. */
export class MessengerWindow {
  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {}

  static async open(context: BrowserContext, url: string, path = '/'): Promise<MessengerWindow> {
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(url + path);
    return new MessengerWindow(page, url);
  }

  /** Makes an account with a username that nobody has, and returns that. */
  async register(displayName: string): Promise<string> {
    const username = `${displayName.toLowerCase()}-web-${process.pid.toString(36)}-${++registered}`;
    await this.page.getByRole('link', { name: 'Make one' }).click();
    await this.page.getByRole('heading', { name: 'Make an account' }).waitFor();
    await this.page.getByLabel('Username').fill(username);
    await this.page.getByLabel('Name', { exact: true }).fill(displayName);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Make account' }).click();
    await this.page.getByRole('navigation').waitFor();
    return username;
  }

  async signIn(username: string, secret = password): Promise<void> {
    await this.page.getByLabel('Username').fill(username);
    await this.page.getByLabel('Password').fill(secret);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** By its name in the list. */
  async openConversation(name: string): Promise<void> {
    await this.page.getByRole('row', { name }).click();
    await this.page.getByRole('feed').waitFor();
  }

  async write(body: string): Promise<void> {
    await this.input.fill(body);
    await this.input.press('Enter');
  }

  get input(): Locator {
    return this.page.getByRole('textbox', { name: 'Write a message' });
  }

  /** The message that says this. */
  message(body: string): Locator {
    return this.page.getByRole('article', { name: body });
  }

  /** Chooses from the menu of a message. */
  async choose(body: string, action: string): Promise<void> {
    await this.message(body).hover();
    await this.message(body).getByRole('button', { name: 'Message actions' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** What axe finds serious or critical: each as its rule and where. */
  async barriers(): Promise<string[]> {
    // Not by a script element, which the page does not allow.
    await this.page.evaluate(axe.source);
    // A colour that is on its way to another one is neither.
    await this.page.evaluate('Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))');
    // What React Aria had read out a moment ago may name things that are gone.
    const { violations }: AxeResults = await this.page.evaluate(`axe.run({ exclude: '[data-live-announcer]' })`);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
}

/** Waits until it is there. */
export async function expectShown(what: Locator): Promise<void> {
  await what.waitFor();
}

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly html: string }[] }[];
}
