import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Kept where TOKENIM_TEST_SCREENSHOTS says, for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['TOKENIM_TEST_SCREENSHOTS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
