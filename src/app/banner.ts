import type { Config } from '../config/index.ts';
import type { App } from './create-app.ts';
import { demoLines } from './demo/demo-lines.ts';
import type { DemoWorld } from './demo/seed-demo.ts';

/** What a person wants to know once the server runs. */
export function banner({ http, database, redis }: Config, { url, migrated }: App, demo: DemoWorld | null): string {
  const lines = [
    'TokenIM is ready.',
    `  API        ${url}`,
    `  Sockets    ${url.replace(/^http/, 'ws')}`,
    ...(http.messenger ? [`  Messenger  ${new URL('/', url).href} (in a browser)`] : []),
    ...(http.explorer ? [`  Explorer   ${url} (in a browser)`] : []),
    `  Database   ${database.mysqlUrl === null ? `SQLite in ${database.dataDir}` : 'MySQL'}${migrated.length > 0 ? `, ${migrated.length} migration(s) run` : ''}`,
    `  Bus        ${redis.url === null ? 'this process only' : 'Redis'}`,
  ];
  if (demo !== null) lines.push('', ...demoLines(demo));
  if (database.mysqlUrl === null)
    lines.push(
      '',
      'To run several nodes, set these and start again (docs/OPERATIONS.md):',
      '  TOKENIM_MYSQL_URL=mysql://user:password@host:3306/tokenim',
      '  TOKENIM_REDIS_URL=redis://host:6379',
      '  TOKENIM_JWT_SECRET=…   (openssl rand -base64 48)',
    );
  return lines.join('\n');
}
