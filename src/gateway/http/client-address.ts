import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/**
 * Where a request comes from: its peer or, where that is a proxy that is trusted, whom the proxies name that are trusted. The same for
 * upgrades as Fastify's `request.ip` for requests: what a client writes into X-Forwarded-For itself is never believed.
 */
export function clientAddress(trustProxy: boolean | string): (request: IncomingMessage) => string {
  const isTrusted = typeof trustProxy === 'string' ? proxyAddress.compile(trustProxy.split(',')) : () => trustProxy;
  return (request) => proxyAddress(request, isTrusted);
}
