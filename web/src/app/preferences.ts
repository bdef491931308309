import { Cell } from './cell.ts';

const languages = ['auto', 'en', 'zh'] as const;
const themes = ['system', 'light', 'dark'] as const;

/** What somebody chose for this browser, signed in or not. */
export interface Preferences {
  readonly language: (typeof languages)[number];
  readonly theme: (typeof themes)[number];
}

const key = 'tokenim.preferences';

class StoredPreferences extends Cell<Preferences> {
  constructor() {
    super(read());
    // Another window of the same browser chose.
    addEventListener('storage', (event) => {
      if (event.key === key) this.show(read());
    });
    this.show(this.get());
  }

  change(changes: Partial<Preferences>): void {
    const value = { ...this.get(), ...changes };
    localStorage.setItem(key, JSON.stringify(value));
    this.show(value);
  }

  private show(value: Preferences): void {
    document.documentElement.dataset['theme'] = value.theme;
    this.set(value);
  }
}

export const preferences = new StoredPreferences();

/** What somebody else wrote there, or an older version, is as good as nothing. */
function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '');
    if (isRecord(stored)) return { language: oneOf(languages, stored['language']), theme: oneOf(themes, stored['theme']) };
  } catch {
    // It is no JSON.
  }
  return { language: 'auto', theme: 'system' };
}

/** The first one unless it is one of them. */
function oneOf<Option>(options: readonly [Option, ...Option[]], value: unknown): Option {
  return options.find((option) => option === value) ?? options[0];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
