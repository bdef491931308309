import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'use-intl';
import { preferences } from '../app/preferences.ts';
import { useObservable } from '../app/use-observable.ts';
import { browserLanguage, texts } from './languages.ts';

/** Speaks the language that was chosen, or the browser's. */
export function Localized({ children }: { readonly children: React.ReactNode }) {
  const chosen = useObservable(preferences).language;
  const language = chosen === 'auto' ? browserLanguage() : chosen;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nProvider locale={language}>
      <IntlProvider locale={language} messages={texts[language]} timeZone={timeZone}>
        {children}
      </IntlProvider>
    </I18nProvider>
  );
}

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
