import type { ShownMessageFragment } from '../../generated/graphql.ts';

/** What the next words are for, if not for a message of their own. */
export interface Composition {
  readonly kind: 'reply' | 'edit';
  readonly message: ShownMessageFragment;
}
