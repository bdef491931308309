import { Core1767225600001 } from './0001-core.ts';

/** In their order. A migration that was released is never changed: add another. */
export const migrations = [Core1767225600001];
