import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../support/free-port.ts';

/** What happens to the next COMMIT that passes. */
export type Mishap =
  /** The connection breaks before the server hears of it. */
  | 'before'
  /** The connection breaks when the server has done it and says so. */
  | 'after'
  /** The server does it, and nobody ever hears of it. */
  | 'silence';

/** Stands between a node and MySQL and breaks one connection at the worst moment. */
export class MysqlProxy {
  private mishap: Mishap | null = null;
  private onSilence: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(mysqlUrl: string): Promise<MysqlProxy> {
    const target = new URL(mysqlUrl);
    const server = createServer();
    const url = new URL(mysqlUrl);
    url.port = String(await freePort());
    await new Promise<void>((resolve) => server.listen(Number(url.port), '127.0.0.1', resolve));
    const proxy = new MysqlProxy(server, url.href);
    server.on('connection', (client) => {
      proxy.join(client, connect(Number(target.port), target.hostname));
    });
    return proxy;
  }

  breakNextCommit(mishap: Mishap): void {
    this.mishap = mishap;
  }

  /** Resolves once a COMMIT is done of which nobody will hear. */
  async silenced(): Promise<void> {
    return new Promise((resolve) => {
      this.onSilence = resolve;
    });
  }

  stop(): void {
    this.server.close();
  }

  private join(client: Socket, upstream: Socket): void {
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    let loss: Mishap | null = null;
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.on('data', (data) => {
      if (this.mishap !== null && data.includes('COMMIT')) {
        loss = this.mishap;
        this.mishap = null;
        if (loss === 'before') return end();
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (loss === null) client.write(data);
      else if (loss === 'after') end();
      else this.onSilence();
    });
  }
}
