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

/** Each window would bring two pages for the field of addresses along, and a process for a page that may come next. */
const forPeopleOnly = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/** What Playwright disables: Chromium takes the last list that it is given. */
const asPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

const without = `--disable-features=${[...asPlaywright, ...forPeopleOnly].join(',')}`;

/** A Chromium without a window and with a new profile. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = requireProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  return chromium.launch({ executablePath, headless: true, args: [...quietly, without] });
}
