export { createApollo } from './apollo.ts';
export { toClientError } from './client-errors.ts';
export { Documents } from './documents.ts';
export { Executor } from './execution/executor.ts';
export { Renderers } from './renderers.ts';
export { createSchema } from './schema.ts';
export { QueryCosts } from './query-cost.ts';
