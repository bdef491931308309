import { Languages } from 'lucide-react';
import { MenuTrigger } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { preferences } from '../../app/preferences.ts';
import { useObservable } from '../../app/use-observable.ts';
import { languageNames } from '../../i18n/languages.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';

/** Language and theme, also for somebody who is not signed in. */
export function AppearanceMenu() {
  const text = useTranslations('shell');
  const { language, theme } = useObservable(preferences);
  const languages = [
    ['auto', text('languageAuto')],
    ['en', languageNames.en],
    ['zh', languageNames.zh],
  ] as const;
  const themes = [
    ['system', text('themeSystem')],
    ['light', text('themeLight')],
    ['dark', text('themeDark')],
  ] as const;
  return (
    <MenuTrigger>
      <IconButton icon={Languages} label={text('appearance')} />
      <Menu>
        <MenuChoice
          title={text('language')}
          options={languages}
          chosen={language}
          onChoose={(chosen) => preferences.change({ language: chosen })}
        />
        <MenuChoice title={text('theme')} options={themes} chosen={theme} onChoose={(chosen) => preferences.change({ theme: chosen })} />
      </Menu>
    </MenuTrigger>
  );
}
