import type { FastifyInstance } from 'fastify';

export interface HealthChecks {
  /** True once the node is going away. */
  readonly isDraining: () => boolean;
  /** By name; each rejects when what it looks at cannot be reached. */
  readonly parts: Readonly<Record<string, () => Promise<void>>>;
}

const checkMsMax = 3_000;

/** /healthz: the process is alive. /readyz: it can serve: database and bus are reachable, and it is not draining. */
export function registerHealth(app: FastifyInstance, { isDraining, parts }: HealthChecks): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const results = await Promise.all(Object.entries(parts).map(async ([name, check]) => [name, await stateOf(check)] as const));
    const isReady = !isDraining() && results.every(([, state]) => state === 'ok');
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isDraining() ? 'draining' : isReady ? 'ok' : 'unavailable', ...Object.fromEntries(results) });
  });
}

async function stateOf(check: () => Promise<void>): Promise<'ok' | 'unreachable'> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('No answer in time.'));
    }, checkMsMax);
  });
  try {
    await Promise.race([check(), deadline]);
    return 'ok';
  } catch {
    return 'unreachable';
  } finally {
    clearTimeout(timer);
  }
}
