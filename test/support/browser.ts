import { chromium, type Browser } from 'playwright-core';
import { requireProgram } from './programs.ts';

/** Nothing of a browser's own that would ask the network. */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium without a window and with a new profile. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = requireProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  return chromium.launch({ executablePath, headless: true, args: quietly });
}
