import { createConnection } from 'mysql2/promise';
import { startNode, type Node, type Settings } from '../support/node.ts';
import { startMariaDb, startRedis, type PrivateService } from '../support/services.ts';

/** Nodes on a MariaDB and a Redis of their own, so that everything may be killed. */
export class PrivateCluster {
  private constructor(
    readonly mariaDb: PrivateService,
    readonly redis: PrivateService,
    private readonly settings: Settings,
    private readonly current: Node[],
  ) {}

  static async start(nodeCount: number, settings: Settings = {}): Promise<PrivateCluster> {
    const [mariaDb, redis] = await Promise.all([startMariaDb(), startRedis()]);
    const connection = await createConnection(mariaDb.url);
    await connection.query('CREATE DATABASE tokenim CHARACTER SET utf8mb4');
    await connection.end();
    const all: Settings = {
      TOKENIM_MYSQL_URL: new URL('/tokenim', mariaDb.url).href,
      TOKENIM_REDIS_URL: redis.url,
      TOKENIM_JWT_SECRET: 'a secret for tests, which nobody else uses',
      TOKENIM_REGISTRATIONS_PER_ADDRESS_MAX: '100000',
      TOKENIM_SENDS_PER_USER_MAX: '1000000',
      ...settings,
    };
    const nodes = await Promise.all(Array.from({ length: nodeCount }, async () => startNode({ settings: all })));
    return new PrivateCluster(mariaDb, redis, all, nodes);
  }

  get mysqlUrl(): string {
    return new URL('/tokenim', this.mariaDb.url).href;
  }

  /** Those that run now. */
  get nodes(): readonly Node[] {
    return this.current;
  }

  node(index: number): Node {
    const node = this.current[index];
    if (node === undefined) throw new Error('There is no such node.');
    return node;
  }

  /** Starts a new process in the place of one that has ended, on the same port. */
  async replace(index: number): Promise<void> {
    this.current[index] = await startNode({ settings: this.settings, port: Number(new URL(this.node(index).url).port) });
  }

  /** One more node, which the caller stops. */
  async startAnother(settings: Settings): Promise<Node> {
    return startNode({ settings: { ...this.settings, ...settings } });
  }

  async stop(): Promise<void> {
    await Promise.all(this.current.map(async (node) => node.stop()));
    await Promise.all([this.mariaDb.stop(), this.redis.stop()]);
  }
}
