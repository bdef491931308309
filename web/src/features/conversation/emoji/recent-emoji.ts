import { usual } from './emoji.ts';

const key = 'tokenim.emoji';

/** Those that were picked last on this device, and after them the usual ones. */
export function recentEmoji(): readonly string[] {
  return [...new Set([...stored(), ...usual])].slice(0, usual.length);
}

export function rememberEmoji(text: string): void {
  const recent = [...new Set([text, ...stored()])].slice(0, usual.length);
  localStorage.setItem(key, recent.join(' '));
}

function stored(): readonly string[] {
  return localStorage.getItem(key)?.split(' ') ?? [];
}
