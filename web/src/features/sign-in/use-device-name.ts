import { useTranslations } from 'use-intl';
import { describeBrowser } from './describe-browser.ts';

/** What this browser is called in the list of sessions. */
export function useDeviceName(): string {
  const text = useTranslations('signIn');
  const { browser, system } = describeBrowser(navigator.userAgent);
  return text('deviceName', { browser: browser ?? text('unknownBrowser'), system: system ?? text('unknownSystem') });
}
