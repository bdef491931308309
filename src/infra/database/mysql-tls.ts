import { readFile } from 'node:fs/promises';
import type { SslOptions } from 'mysql2';
import { StartError } from '../../kernel/errors.ts';

export interface TlsLocation {
  /** A file in PEM form. Null: the authorities that Node knows. */
  readonly authoritiesFile: string | null;
}

/** @throws StartError when the file cannot be read. */
export async function readTls({ authoritiesFile: file }: TlsLocation): Promise<SslOptions> {
  const options: SslOptions = { minVersion: 'TLSv1.2', rejectUnauthorized: true, verifyIdentity: true };
  if (file === null) return options;
  const ca = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`TOKENIM_MYSQL_TLS: the file ${file} cannot be read (${reason}); correct the path, or set on or off.`);
  });
  if (!ca.includes('-----BEGIN CERTIFICATE-----'))
    throw new StartError(
      `TOKENIM_MYSQL_TLS: the file ${file} holds no certificate in PEM form; take the one that the database's provider offers.`,
    );
  return { ...options, ca };
}
