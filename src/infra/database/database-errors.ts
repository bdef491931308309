/** The kinds of failure that callers treat differently, whatever driver they come from. */
export function isDuplicateKey(error: unknown): boolean {
  return ['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(codeOf(error));
}

/** The database chose this transaction as the one to give way; the same work may be tried again at once. */
export function isGiveWay(error: unknown): boolean {
  return ['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD', 'SQLITE_BUSY'].includes(codeOf(error));
}

/** The connection is gone or cannot be had, as one learns at once; nothing is known about a COMMIT that was under way. */
export function isGone(error: unknown): boolean {
  return [
    'PROTOCOL_CONNECTION_LOST',
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ENOTFOUND',
    'EHOSTUNREACH',
    'ER_SERVER_SHUTDOWN',
    'ER_CON_COUNT_ERROR',
    'ER_CONNECTION_KILLED',
    'ER_NEW_ABORTING_CONNECTION',
  ].includes(codeOf(error));
}

/** Gone, or silent for as long as anybody should wait for it. */
export function isUnreachable(error: unknown): boolean {
  return isGone(error) || codeOf(error) === 'ETIMEDOUT';
}

/** The driver's own code, also from inside TypeORM's wrapper. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, driverError, fatal, message } = error as { code?: unknown; driverError?: unknown; fatal?: unknown; message?: unknown };
  if (typeof driverError === 'object' && driverError !== null) return codeOf(driverError);
  if (typeof code === 'string') return code;
  // mysql2 has no code for a command that was queued on a connection that is closed.
  return fatal === true || (typeof message === 'string' && message.includes('closed state')) ? 'PROTOCOL_CONNECTION_LOST' : '';
}
