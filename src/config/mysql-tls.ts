import type { Reading } from './setting.ts';

export interface MysqlTls {
  /** A file in PEM form. Null: the authorities that Node knows. */
  readonly authoritiesFile: string | null;
}

/** Null: no TLS. */
export function mysqlTls(text: string): Reading<MysqlTls | null> {
  switch (text.toLowerCase()) {
    case 'off':
    case 'false':
      return { value: null };
    case 'on':
    case 'true':
      return { value: { authoritiesFile: null } };
    default:
      if (text.includes('\0')) return { problem: 'is no path', fix: 'set off, on, or the path of a file with certificates' };
      return { value: { authoritiesFile: text } };
  }
}
