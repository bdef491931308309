import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { loadExplorerAssets, type ExplorerAsset, type ExplorerAssets } from './explorer-assets.ts';
import { once } from './once.ts';

export interface ExplorerOptions {
  /** Shown as the page's title and beside its logo. */
  readonly title: string;
  /** Where the browser sends operations, relative to the page; the socket's address follows from it. */
  readonly endpoint: string;
  /** Folder of the scripts and styles, relative to the page, with a slash at its end. */
  readonly assetsPath: string;
}

export interface ExplorerRouteOptions {
  readonly title: string;
  /** The path of the GraphQL endpoint, which a browser shows the explorer at. */
  readonly path: string;
}

/**
 * What the page may do: load and call its own origin, nothing else, and never inside a frame.
 * `style-src` needs 'unsafe-inline' because the Monaco editor writes style elements; no inline script is allowed.
 */
const explorerContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'font-src data:',
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Shows a GraphQL explorer to browsers that open `path`, and leaves every other request to that path alone.
 *
 * The explorer is a route of its own beside the one of Apollo, told apart by a constraint on the `accept` header, so
 * the order in which the two are registered does not matter. Call it on the app itself, before it listens.
 * Nothing is loaded or compressed before the first visit.
 */
export function registerExplorer(app: FastifyInstance, { title, path }: ExplorerRouteOptions): void {
  const assets = once(loadExplorerAssets);
  // Relative to the page, so that a proxy may serve the whole server below a prefix.
  const endpoint = `./${posix.basename(path)}`;

  app.addConstraintStrategy({
    name: 'accepts',
    storage: storeByValue,
    deriveConstraint: ({ headers }) => (headers.accept?.includes('text/html') === true ? 'text/html' : undefined),
    mustMatchWhenDerived: false,
    validate: () => undefined,
  });

  app.get(path, { constraints: { accepts: 'text/html' } }, async (request, reply) => {
    const { version } = await assets();
    const page = renderExplorer({ title, endpoint, assetsPath: `${endpoint}/explorer/${version}/` });
    return sendPage(request, reply, page);
  });

  app.get<{ Params: { version: string; file: string } }>(`${path}/explorer/:version/:file`, async (request, reply) => {
    const loaded = await assets();
    const asset = loaded.files.get(request.params.file);
    if (asset === undefined) return reply.callNotFound();
    return sendAsset(request, reply, asset, cachingOf(loaded, request.params.version));
  });
}

/** The explorer's HTML page, about 1 kB; its scripts and styles are files below `assetsPath`. */
function renderExplorer({ title, endpoint, assetsPath }: ExplorerOptions): string {
  const assets = escapeHtml(assetsPath);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${escapeHtml(title)}</title>
    <link rel="icon" type="image/svg+xml" href="${assets}logo.svg">
    <link rel="stylesheet" href="${assets}graphiql.css">
    <link rel="stylesheet" href="${assets}explorer.css">
    <script defer src="${assets}graphiql.js"></script>
    <script type="module" src="${assets}explorer.js"></script>
  </head>
  <body>
    <noscript>The explorer needs JavaScript.</noscript>
    <div id="root" data-title="${escapeHtml(title)}" data-endpoint="${escapeHtml(endpoint)}">Loading …</div>
  </body>
</html>
`;
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: string): FastifyReply {
  const etag = `"${createHash('sha256').update(page).digest('base64url')}"`;
  void reply.headers({
    'content-security-policy': explorerContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
    vary: 'accept',
    etag,
  });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('text/html; charset=utf-8').send(page);
}

function sendAsset(request: FastifyRequest, reply: FastifyReply, { contentType, gzipped }: ExplorerAsset, caching: string): FastifyReply {
  void reply.type(contentType).headers({
    // A worker obeys the policy of its own file, not that of the page.
    'content-security-policy': explorerContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': caching,
    vary: 'accept-encoding',
  });
  if (request.headers['accept-encoding']?.includes('gzip') !== true) {
    return reply.send(Readable.from([gzipped]).pipe(createGunzip()));
  }
  return reply.header('content-encoding', 'gzip').send(gzipped);
}

/** During a rolling update a page of one node may ask another for a version that it does not have: serve, but do not keep. */
function cachingOf({ version }: ExplorerAssets, requested: string): string {
  return requested === version ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function storeByValue<T>() {
  const handlers = new Map<unknown, T>();
  return {
    get: (value: unknown) => handlers.get(value) ?? null,
    set: (value: unknown, handler: T) => void handlers.set(value, handler),
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
