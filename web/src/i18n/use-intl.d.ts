import type { Language } from './languages.ts';
import type { en } from './en/index.ts';

declare module 'use-intl' {
  interface AppConfig {
    readonly Locale: Language;
    readonly Messages: typeof en;
  }
}
