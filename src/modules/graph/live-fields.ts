import type { RequestContext } from '../../kernel/request-context.ts';
import type { LiveSource } from '../../realtime/index.ts';

/** What each subscription field opens, by field name. What it throws is what the client is told. */
export type LiveFields = Readonly<Record<string, (context: RequestContext, args: Readonly<Record<string, unknown>>) => LiveSource<never>>>;

/**
 * For @Subscription: the source comes from a service, which a decorator cannot reach, so `app` attaches it when the schema is built.
 */
export const subscribedByApp = {
  subscribe: (): never => {
    throw new Error('The subscription field has no source: see LiveFields.');
  },
};
