import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loadMessengerFiles, type MessengerFile } from './messenger-files.ts';
import { once } from './once.ts';

/**
 * What the page may do: load and call its own origin, show pictures of profiles from anywhere, and never be framed.
 * `style-src` needs 'unsafe-inline' because React Aria writes a style element; no inline script is allowed.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: http: https:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const notBuilt = 'The messenger is not built: run "npm run build", or set TOKENIM_MESSENGER=false.\n';

/** Serves the messenger's built files from `dir`, and its page wherever a person navigates to; the app finds its way from the address. */
export function registerMessenger(app: FastifyInstance, dir: string): void {
  const files = once(async () => loadMessengerFiles(dir));

  app.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    const loaded = await files();
    const file = loaded.get(request.params['*']);
    if (file !== undefined) return send(request, reply, file);
    if (request.params['*'] !== '' && !isNavigation(request)) return reply.callNotFound();
    const page = loaded.get('index.html');
    if (page === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
    return send(request, reply, page);
  });
}

function send(request: FastifyRequest, reply: FastifyReply, file: MessengerFile): FastifyReply {
  void reply.headers({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept, accept-encoding',
    etag: file.etag,
  });
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const encoding = (['br', 'gzip'] as const).find((name) => request.headers['accept-encoding']?.includes(name));
  if (encoding !== undefined) void reply.header('content-encoding', encoding);
  return reply.type(file.contentType).send(file.bytes[encoding ?? 'identity']);
}

/** A person who follows a link, not a script that asks for a file which is not there. */
function isNavigation({ url, headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') === true && !/^[^?]*\.\w+(\?|$)/.test(url);
}
