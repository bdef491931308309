/** Cursors are opaque to clients. Inside: a letter for what is counted, then the value, in base64url. */
export function encodeCursor(kind: string, value: string | number): string {
  return toBase64Url(`${kind}:${value}`);
}

/** The value inside, or null where the text is not a cursor of that kind. */
export function decodeCursor(kind: string, cursor: string): string | null {
  const text = fromBase64Url(cursor);
  return text !== null && text.startsWith(`${kind}:`) ? text.slice(kind.length + 1) : null;
}

function toBase64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): string | null {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}
