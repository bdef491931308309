import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { run } from '../../scripts/commands.ts';

/**
 * File → what it imports → the rules that must see it. A file that is imported and does not exist is made, empty.
 * `type` before the import makes it an `import type`.
 */
const planted: readonly (readonly [file: string, imported: string, ...rules: string[]])[] = [
  ['src/kernel/zz.ts', '../config/zz.ts', 'layer-kernel'],
  ['src/config/zz.ts', 'type ../infra/zz/index.ts', 'layer-config'],
  ['src/infra/zz/zz.ts', 'type ../../config/zz.ts', 'layer-infra'],
  ['src/realtime/zz.ts', 'type ../infra/zz/index.ts', 'layer-realtime'],
  ['src/modules/messages/zz.ts', 'type ../../config/zz.ts', 'layer-modules'],
  ['src/gateway/zz/zz.ts', '../../app/zz.ts', 'layer-gateway'],
  ['src/app/zz-main.ts', '../main.ts', 'layer-app'],
  ['src/main.ts', './kernel/zz.ts', 'main-is-thin'],
  ['src/polls/zz.ts', '../kernel/zz.ts', 'unlisted'],
  ['src/modules/polls/zz.ts', '../../kernel/zz.ts', 'unlisted'],

  ['src/modules/messages/zz-door.ts', '../conversations/zz.ts', 'front-door'],
  ['src/app/zz-door.ts', '../modules/messages/zz.ts', 'front-door-outside'],
  ['src/gateway/zz/zz-door.ts', 'type ../../modules/messages/zz.ts', 'front-door-outside'],
  ['src/modules/messages/zz-layer.ts', '../../realtime/zz.ts', 'front-door-layers'],
  ['src/gateway/zz/zz-layer.ts', 'type ../../infra/zz/zz.ts', 'front-door-layers'],

  ['src/modules/graph/zz.ts', '../users/index.ts', 'module-graph'],
  ['src/modules/users/zz.ts', 'type ../auth/index.ts', 'module-users'],
  ['src/modules/auth/zz.ts', '../messages/index.ts', 'module-auth'],
  ['src/modules/contacts/zz.ts', 'type ../conversations/index.ts', 'module-contacts'],
  ['src/modules/conversations/zz.ts', 'type ../messages/index.ts', 'module-conversations'],
  ['src/modules/invites/zz.ts', '../messages/index.ts', 'module-invites'],
  ['src/modules/messages/zz-auth.ts', '../auth/index.ts', 'module-messages'],
  ['src/modules/reactions/zz.ts', 'type ../receipts/index.ts', 'module-reactions'],
  ['src/modules/pins/zz.ts', 'type ../reactions/index.ts', 'module-pins'],
  ['src/modules/mentions/zz.ts', 'type ../receipts/index.ts', 'module-mentions'],
  ['src/modules/stars/zz.ts', 'type ../inbox/index.ts', 'module-stars'],
  ['src/modules/receipts/zz.ts', 'type ../inbox/index.ts', 'module-receipts'],
  ['src/modules/inbox/zz.ts', '../auth/index.ts', 'module-inbox'],
  ['src/modules/search/zz.ts', '../inbox/index.ts', 'module-search'],
  ['src/modules/scheduled/zz.ts', '../search/index.ts', 'module-scheduled'],
  ['src/modules/presence/zz.ts', 'type ../inbox/index.ts', 'module-presence'],

  ['src/modules/messages/zz.resolver.ts', 'type ./zz.repository.ts', 'role-resolver'],
  ['src/modules/messages/zz.service.ts', 'type ./zz.entity.ts', 'role-service'],
  ['src/modules/messages/zz-value.service.ts', './zz.repository.ts', 'role-service-types-only'],
  ['src/modules/messages/zz-port.service.ts', '../../infra/zz/index.ts', 'role-service-ports'],
  ['src/modules/messages/zz.graphql.ts', 'type ./zz.entity.ts', 'role-graphql'],
  ['src/modules/messages/zz.entity.ts', '../conversations/index.ts', 'role-entity'],

  ['src/modules/messages/zz-orm.service.ts', 'type typeorm', 'fence-typeorm'],
  ['src/app/zz-mysql.ts', 'mysql2/promise', 'fence-mysql2'],
  ['src/app/zz-libsql.ts', 'libsql', 'fence-libsql'],
  ['src/modules/messages/zz-field.service.ts', 'type-graphql', 'fence-type-graphql'],
  ['src/app/zz-apollo.ts', '@apollo/server', 'fence-(@apollo/server|@as-integrations/fastify)'],
  ['src/gateway/zz/zz-ws.ts', 'ws', 'fence-(ws|graphql-ws)'],
  ['src/app/zz-ws.ts', 'graphql-ws', 'fence-(ws|graphql-ws)'],
  ['src/gateway/zz/zz-redis.ts', 'ioredis', 'fence-(ioredis|graphql-redis-subscriptions)'],
  ['src/app/zz-redis.ts', 'graphql-redis-subscriptions', 'fence-(ioredis|graphql-redis-subscriptions)'],
  ['src/gateway/zz/zz-tokens.ts', 'jsonwebtoken', 'fence-(jsonwebtoken|jwks-rsa)'],
  ['src/gateway/zz/zz-jwks.ts', 'jwks-rsa', 'fence-(jsonwebtoken|jwks-rsa)'],
  ['src/realtime/zz-net.ts', 'node:net', 'kernel-and-realtime-are-pure'],
  ['src/realtime/zz-timers.ts', 'node:timers/promises', 'kernel-and-realtime-are-pure'],
  ['src/kernel/zz-graphql.ts', 'graphql', 'kernel-and-realtime-are-pure'],

  ['src/kernel/zz-yang.ts', './zz-yin.ts', 'no-circular'],
  ['src/app/zz-lost.ts', './zz-no-such-file.ts', 'resolvable'],
  ['src/app/zz-sdk.ts', '../../sdk/src/index.ts', 'server-is-alone'],
  ['src/app/zz-support.ts', '../../test/support/zz.ts', 'server-is-alone'],
  ['sdk/src/zz.ts', '../../src/kernel/zz.ts', 'sdk-is-alone'],
  ['web/src/zz.ts', '../../sdk/src/zz-inner.ts', 'web-uses-sdk'],
  ['src/app/zz-dev.ts', 'vitest', 'prod-deps'],
];

/** These import what they may, in ways that a rule written too strictly would refuse. */
const allowed: readonly (readonly [file: string, imported: string])[] = [
  ['src/kernel/zz-yin.ts', './zz-yang.ts'], // The other half of the cycle above, which is reported once.
  ['src/modules/messages/zz-good.service.ts', 'type ./zz.repository.ts'],
  ['src/modules/messages/zz-good-port.service.ts', 'type ../../infra/zz/index.ts'],
  ['src/modules/messages/zz-good.graphql.ts', '../conversations/index.ts'],
  ['src/modules/messages/zz-good-own.graphql.ts', './zz.ts'],
  ['src/modules/messages/zz-good.entity.ts', 'typeorm'],
  ['src/modules/messages/zz-good-type.entity.ts', 'type ./zz.ts'],
  ['src/modules/messages/zz-good.repository.ts', 'typeorm'],
  ['src/modules/messages/zz-good-graph.ts', '../graph/index.ts'],
  ['src/realtime/zz-good.ts', '../kernel/zz.ts'],
  ['src/kernel/zz-good.ts', 'node:crypto'],
  ['src/kernel/zz-good.test.ts', 'vitest'],
  ['web/src/zz-good.ts', '../../sdk/src/index.ts'],
];

const repository = resolve(import.meta.dirname, '../..');
const copies: string[] = [];
let foundInTree: string[];
let foundWithPlanted: string[];

// In copies, because other tests and tools read the real tree meanwhile.
beforeAll(async () => {
  const plain = await copyOfTheTree();
  const withViolations = await copyOfTheTree();
  for (const [file, imported] of [...planted, ...allowed]) await plant(withViolations, file, imported);
  [foundInTree, foundWithPlanted] = await Promise.all([violationsIn(plain), violationsIn(withViolations)]);
}, 60_000);
afterAll(async () => {
  for (const copy of copies) await rm(copy, { recursive: true });
});

test('the import rules hold for the tree', () => {
  expect(foundInTree).toEqual([]);
});

test('each rule sees its violations and nothing else', () => {
  const news = foundWithPlanted.filter((line) => !foundInTree.includes(line));
  expect(news).toEqual(planted.map(([file, , ...rules]) => `${file}: ${rules.join(', ')}`).toSorted());
});

test('a violation is planted for every rule', () => {
  const config: unknown = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
  const names = z
    .object({ forbidden: z.array(z.object({ name: z.string() })) })
    .parse(config)
    .forbidden.map(({ name }) => name);
  expect([...new Set(planted.flatMap(([, , ...rules]) => rules))].toSorted()).toEqual(names.toSorted());
});

async function copyOfTheTree(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'tokenim-imports-'));
  copies.push(copy);
  for (const name of ['src', 'sdk', 'web', 'test', 'bench', 'scripts', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    if (existsSync(join(repository, name))) await cp(join(repository, name), join(copy, name), { recursive: true, filter: isOurs });
  await symlink(join(repository, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function isOurs(path: string): boolean {
  return !/[/\\](node_modules|dist)$/.test(path);
}

async function plant(root: string, file: string, imported: string): Promise<void> {
  const [, type, specifier = ''] = /^(type )?(.*)$/.exec(imported) ?? [];
  const statement =
    type === undefined ? `import * as it from '${specifier}';\nexport const z = it;\n` : `export type * from '${specifier}';\n`;
  await write(root, file, statement);
  const target = join(dirname(file), specifier);
  if (specifier.startsWith('.') && !specifier.includes('no-such-file') && !existsSync(join(root, target))) {
    await write(root, target, 'export {};\n');
  }
}

async function write(root: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

const cruise = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

/** As `file: rule, rule`, sorted; from the command that `npm run check:imports` runs. */
async function violationsIn(root: string): Promise<string[]> {
  const scripts = z.object({ scripts: z.record(z.string(), z.string()) });
  const command = scripts.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))).scripts['check:imports'];
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const { output } = await run('sh', ['-c', `cd "${root}" && ${command} --output-type json`], { env: { PATH: path } });
  const byFile = new Map<string, Set<string>>();
  for (const { from, rule } of cruise.parse(JSON.parse(output)).summary.violations)
    byFile.set(from, (byFile.get(from) ?? new Set()).add(rule.name));
  return [...byFile].map(([file, rules]) => `${file}: ${[...rules].toSorted().join(', ')}`).toSorted();
}
