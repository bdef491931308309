import type { en } from './en/index.ts';

/** A text for each key of the English ones. */
export type Texts = typeof en;
