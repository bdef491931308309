import type { BrowserContext, Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';

type Editor = 'Operation Editor' | 'Headers' | 'Variables';

/** One window with the explorer, used as a person does: they paste, press keys, and read. */
export class ExplorerWindow {
  private constructor(private readonly page: Page) {}

  static async open(context: BrowserContext, url: string): Promise<ExplorerWindow> {
    const page = await context.newPage();
    await page.goto(`${url}/graphql`);
    const window = new ExplorerWindow(page);
    await window.linesOf('Operation Editor').waitFor();
    return window;
  }

  /** Puts the text in the place of what an editor held. */
  async paste(editor: Editor, text: string): Promise<void> {
    await this.page.bringToFront();
    await this.linesOf(editor).click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.page.keyboard.press('ControlOrMeta+V');
    const lines = this.linesOf(editor);
    await eventually(async () => (await shownBy(lines)).includes(inOneLine(text.trim())), { what: `the ${editor} to hold the text` });
  }

  /** Runs the operation under the cursor. */
  async run(operation: string): Promise<void> {
    await this.paste('Operation Editor', operation);
    // The tab takes the operation's name once the explorer has read it.
    const name = /^\w+ (\w+)/.exec(operation)?.[1] ?? '';
    await this.page.locator('.graphiql-tab-active', { hasText: name }).waitFor();
    await this.page.keyboard.press('ControlOrMeta+Enter');
  }

  /** What the pattern's group finds in the answer, once it does. */
  async answer(pattern: RegExp): Promise<string> {
    const result = async (): Promise<string> => shownBy(this.page.locator('.result-window .view-lines'));
    try {
      return await eventually(async () => pattern.exec(await result())?.[1], {
        what: `the explorer to show ${pattern.source}`,
      });
    } catch (error) {
      throw new Error(`The explorer shows:\n${await result()}`, { cause: error });
    }
  }

  private linesOf(editor: Editor): Locator {
    return this.page.getByRole('region', { name: editor, exact: true }).locator('.graphiql-editor:not(.hidden) .view-lines');
  }
}

/** The text of an editor, which draws spaces that do not break and wraps long lines: so all in one. */
async function shownBy(lines: Locator): Promise<string> {
  return inOneLine((await lines.innerText()).replaceAll('\u00A0', ' '));
}

function inOneLine(text: string): string {
  return text.replaceAll(/\n */g, '');
}
