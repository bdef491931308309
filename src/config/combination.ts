import { isIP } from 'node:net';
import type { CommandLine } from './arguments.ts';
import { secretRecipe } from './readings.ts';
import type { ServerSettings } from './server-settings.ts';

export interface Situation extends CommandLine {
  readonly settings: ServerSettings;
  /** With `auto` resolved. */
  readonly processes: number;
}

/** A sentence per contradiction between settings that are each well-formed. */
export function problemsOfCombination(situation: Situation): string[] {
  return [
    ...problemsOfSecrets(situation),
    ...problemsOfMysql(situation),
    ...problemsOfHostTokens(situation),
    ...problemsOfProcesses(situation),
  ];
}

function* problemsOfSecrets({ command, settings }: Situation): Iterable<string> {
  const { TOKENIM_JWT_SECRET: own, TOKENIM_HOST_JWT_SECRET: host, TOKENIM_MYSQL_URL: mysql } = settings;
  if (own === null && mysql !== null && command !== 'migrate')
    yield `TOKENIM_JWT_SECRET is not set, and with TOKENIM_MYSQL_URL all nodes need the same one; ${secretRecipe}.`;
  if (own !== null && own === host)
    yield `TOKENIM_HOST_JWT_SECRET is the same as TOKENIM_JWT_SECRET, so each side could sign tokens of the other; set two different ones.`;
}

function* problemsOfMysql({ settings }: Situation): Iterable<string> {
  const { TOKENIM_MYSQL_TLS: tls, TOKENIM_MYSQL_URL: url } = settings;
  if (tls !== null && url !== null && isIP(new URL(url).hostname) !== 0)
    yield 'TOKENIM_MYSQL_TLS checks whose certificate it is, and TOKENIM_MYSQL_URL holds an address; write the name there that the certificate is for.';
}

function* problemsOfHostTokens({ settings }: Situation): Iterable<string> {
  const { TOKENIM_HOST_JWT_SECRET: secret, TOKENIM_HOST_JWKS_URL: url } = settings;
  const hasKey = secret !== null || url !== null;
  if (secret !== null && url !== null)
    yield 'TOKENIM_HOST_JWKS_URL is set together with TOKENIM_HOST_JWT_SECRET, and tokens have one kind of key; unset one of them.';
  for (const name of ['TOKENIM_HOST_ISSUER', 'TOKENIM_HOST_AUDIENCE'] as const) {
    const claim = name === 'TOKENIM_HOST_ISSUER' ? 'iss' : 'aud';
    const isSet = settings[name] !== null;
    if (hasKey && !isSet)
      yield `${name} is not set, so tokens that your app made for others would pass here; set it to the ${claim} claim of those made for TokenIM.`;
    if (!hasKey && isSet)
      yield `${name} is set and there is no key to check tokens with; set TOKENIM_HOST_JWT_SECRET or TOKENIM_HOST_JWKS_URL, or unset it.`;
  }
}

function* problemsOfProcesses({ settings, processes }: Situation): Iterable<string> {
  if (processes <= 1) return;
  const missing = (['TOKENIM_MYSQL_URL', 'TOKENIM_REDIS_URL'] as const).filter((name) => settings[name] === null);
  if (missing.length > 0)
    yield `TOKENIM_PROCESSES is ${processes}, and several processes share MySQL and Redis; set ${missing.join(' and ')}, or TOKENIM_PROCESSES=1.`;
  if (settings.TOKENIM_NODE_ID !== null)
    yield `TOKENIM_NODE_ID names one process and TOKENIM_PROCESSES starts ${processes}; unset it, and each makes its own.`;
}
