import { isIP } from 'node:net';
import { shown, type Reading } from './setting.ts';

export const secretBytesMin = 32;
export const secretRecipe = 'set one made by "openssl rand -base64 48"';

export function wholeNumber(min: number, max: number, unit: string): (text: string) => Reading<number> {
  const fix = `set a whole number from ${min} to ${max}${unit === '' ? '' : ` (${unit})`}`;
  return (text) => {
    if (!/^-?\d{1,15}$/.test(text)) return { problem: `is ${shown(text)}, which is not a whole number`, fix };
    const value = Number(text);
    if (value < min) return { problem: `is ${text}, which is less than ${min}`, fix };
    if (value > max) return { problem: `is ${text}, which is more than ${max}`, fix };
    return { value };
  };
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'on', 'yes', '1'].map((word): [string, boolean] => [word, true]),
  ...['false', 'off', 'no', '0'].map((word): [string, boolean] => [word, false]),
]);

export function flag(text: string): Reading<boolean> {
  const value = flags.get(text.toLowerCase());
  return value === undefined ? { problem: `is ${shown(text)}, which is neither true nor false`, fix: 'set true or false' } : { value };
}

export function oneOf<T extends string>(choices: readonly T[]): (text: string) => Reading<T> {
  return (text) => {
    const value = choices.find((choice) => choice === text);
    return value === undefined
      ? { problem: `is ${shown(text)}, which it does not know`, fix: `set one of ${choices.join(', ')}` }
      : { value };
  };
}

export function someOf<T extends string>(choices: readonly T[]): (text: string) => Reading<readonly T[]> {
  const fix = `set one or more of ${choices.join(', ')}, with commas between them`;
  return (text) => {
    const words = listOf(text);
    if (words.length === 0) return { problem: 'names nothing', fix };
    const stranger = words.find((word) => !choices.some((choice) => choice === word));
    if (stranger !== undefined) return { problem: `names ${shown(stranger)}, which it does not know`, fix };
    return { value: Object.freeze(choices.filter((choice) => words.includes(choice))) };
  };
}

export function matching(pattern: RegExp, what: string): (text: string) => Reading<string> {
  return (text) => (pattern.test(text) ? { value: text } : { problem: `is ${shown(text)}, which does not fit`, fix: `set ${what}` });
}

/** Takes the text as it is, because two programs have to agree on every byte of it. */
export function secret(text: string): Reading<string> {
  const bytes = Buffer.byteLength(text);
  if (text !== text.trim()) return { problem: 'begins or ends with white space', fix: 'remove that, a line break at the end included' };
  if (bytes < secretBytesMin) return { problem: `is ${bytes} bytes long, which is less than ${secretBytesMin}`, fix: secretRecipe };
  return { value: text };
}

export function wholeNumberOrAuto(min: number, max: number): (text: string) => Reading<number | 'auto'> {
  const number = wholeNumber(min, max, 'or auto');
  return (text) => (text === 'auto' ? { value: 'auto' } : number(text));
}

export function bindAddress(text: string): Reading<string> {
  const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text);
  if (isIP(text) !== 0 || isName) return { value: text };
  return {
    problem: `is ${shown(text)}, which is neither an IP address nor a host name`,
    fix: 'set an address alone, like 0.0.0.0 or ::, and the port in PORT',
  };
}

const addressRanges = ['loopback', 'linklocal', 'uniquelocal'];

/** Whose X-Forwarded-For is believed, in the form that Fastify takes. */
export function trustedProxies(text: string): Reading<boolean | string> {
  const asFlag = flag(text);
  // 1 and 0 are refused: elsewhere they count hops, which nobody should believe here without knowing.
  if ('value' in asFlag && !/^\d$/.test(text)) return asFlag;
  const words = listOf(text);
  const stranger = words.find((word) => !addressRanges.includes(word) && !isAddressRange(word));
  if (stranger === undefined) return { value: words.join(',') };
  return {
    problem: `names ${shown(stranger)}, which is no address`,
    fix: `set false, true, or the addresses of the proxies, like 10.0.0.7, 10.0.0.0/8 or ${addressRanges.join(', ')}`,
  };
}

export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function isAddressRange(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128));
}
