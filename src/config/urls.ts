import { listOf } from './readings.ts';
import { shown, type Reading } from './setting.ts';

// URLs with a password in them are not shown, whatever is wrong with them.

export function mysqlUrl(text: string): Reading<string> {
  const fix = 'write it as mysql://user:password@host:3306/database, with %-codes for special characters in the password';
  const url = parsed(text);
  if (url === null) return { problem: 'is not a URL', fix };
  if (url.protocol !== 'mysql:' && url.protocol !== 'mariadb:') return { problem: `begins with ${shown(url.protocol)}`, fix };
  if (url.hostname === '') return { problem: 'names no host', fix };
  if (url.hostname.startsWith('['))
    return { problem: 'holds an IPv6 address, which the driver does not read', fix: 'give the host a name' };
  if (url.username === '') return { problem: 'names no user', fix };
  if (!isDecodable(url.username) || !isDecodable(url.password))
    return { problem: 'has a % that begins no code', fix: 'write % itself as %25' };
  if (!/^\/[^/]+$/.test(url.pathname)) return { problem: 'names no database', fix };
  if (url.search !== '' || url.hash !== '') return { problem: 'goes on after the name of the database', fix: 'leave out what follows it' };
  return { value: text.replace(/^[a-z]+:/i, 'mysql:') };
}

export function redisUrl(text: string): Reading<string> {
  const fix = 'write it as redis://user:password@host:6379/0, or rediss:// for TLS';
  const url = parsed(text);
  if (url === null) return { problem: 'is not a URL', fix };
  if (url.protocol !== 'redis:' && url.protocol !== 'rediss:') return { problem: `begins with ${shown(url.protocol)}`, fix };
  if (url.hostname === '') return { problem: 'names no host', fix };
  if (!isDecodable(url.username) || !isDecodable(url.password))
    return { problem: 'has a % that begins no code', fix: 'write % itself as %25' };
  if (!/^\/?\d*$/.test(url.pathname)) return { problem: 'names a database that is not a number', fix };
  if (url.search !== '' || url.hash !== '')
    return { problem: 'goes on after the number of the database', fix: 'leave out what follows it' };
  return { value: text };
}

/** Keys that come over a line which somebody can change are no keys: https, but for this machine itself. */
export function jwksUrl(text: string): Reading<string> {
  const fix = 'set the https:// address of the key set, like https://login.example.com/.well-known/jwks.json';
  const url = parsed(text);
  if (url === null) return { problem: `is ${shown(text)}, which is not a URL`, fix };
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) return { problem: `begins with ${shown(url.protocol)}`, fix };
  if (url.username !== '' || url.password !== '') return { problem: 'holds a password', fix };
  return { value: text };
}

export function origins(text: string): Reading<'*' | readonly string[]> {
  const fix = 'list origins as a browser sends them, like https://app.example.com, with commas between them, or set *';
  const words = listOf(text);
  if (words.length === 1 && words[0] === '*') return { value: '*' };
  const stranger = words.find((word) => !isOrigin(word));
  if (stranger !== undefined) return { problem: `names ${shown(stranger)}, which is no origin`, fix };
  return { value: Object.freeze(words) };
}

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isOrigin(text: string): boolean {
  const url = parsed(text);
  if (url === null) return false;
  // Apps in a shell (Electron, Capacitor) have schemes of their own, whose origin is opaque to `URL`.
  return url.origin === 'null' ? /^[a-z][a-z0-9+.-]*:\/\/[^/]+$/i.test(text) : url.origin === text;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
