import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { startNode, type Node, type Settings } from './node.ts';

/** A running TokenIM: one node on SQLite, or two that share MariaDB and Redis. */
export interface Deployment {
  readonly nodes: readonly Node[];
  /** The first node, and another one where there is one. */
  readonly here: Node;
  readonly there: Node;
  /** What a further node of this deployment is started with. */
  readonly settings: Settings;
  stop(): Promise<void>;
}

export interface DeploymentKind {
  readonly name: string;
  readonly start: (settings?: Settings) => Promise<Deployment>;
}

/** All test users come from one address. */
const roomForMany: Settings = { TOKENIM_REGISTRATIONS_PER_ADDRESS_MAX: '100000' };
const jwtSecret = 'a secret for tests, which nobody else uses';

export const embedded: DeploymentKind = {
  name: 'one node on SQLite',
  async start(settings = {}) {
    const dataDir = await mkdtemp(join(tmpdir(), 'tokenim-data-'));
    return startNodes(1, { TOKENIM_DATA_DIR: dataDir, ...settings }, async () => undefined);
  },
};

export const cluster: DeploymentKind = {
  name: 'two nodes on MariaDB and Redis',
  async start(settings = {}) {
    const server = process.env['TOKENIM_TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306/';
    const name = `tokenim_test_${randomBytes(6).toString('hex')}`;
    await onServer(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    const shared: Settings = {
      TOKENIM_MYSQL_URL: new URL(`/${name}`, server).href,
      TOKENIM_REDIS_URL: process.env['TOKENIM_TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379',
      TOKENIM_REDIS_PREFIX: `${name}:`,
      TOKENIM_JWT_SECRET: jwtSecret,
      TOKENIM_MYSQL_CONNECTIONS_MAX: '5',
    };
    return startNodes(2, { ...shared, ...settings }, async () => onServer(server, `DROP DATABASE ${name}`));
  },
};

/** What every test of behaviour runs on. */
export const deployments: readonly DeploymentKind[] = [embedded, cluster];

async function startNodes(count: number, settings: Settings, cleanUp: () => Promise<void>): Promise<Deployment> {
  const nodes = await Promise.all(Array.from({ length: count }, async () => startNode({ settings: { ...roomForMany, ...settings } })));
  const [here, there = here] = nodes;
  if (here === undefined || there === undefined) throw new Error('A deployment has at least one node.');
  return {
    nodes,
    here,
    there,
    settings,
    async stop() {
      await Promise.all(nodes.map(async (node) => node.stop()));
      await cleanUp();
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.query(sql);
  await connection.end();
}
