import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Node } from './node.ts';

/** How long a client waits for a node that is starting. */
const patienceMs = 10_000;
const retryMs = 50;

/** What stands in front of nodes in production: one address, whichever of them is up. It holds a connection until one is. */
export class Balancer {
  private readonly server = createServer((client) => {
    this.clients.add(client);
    client.on('close', () => this.clients.delete(client));
    client.on('error', () => client.destroy());
    void this.serve(client);
  });
  private readonly clients = new Set<Socket>();
  private port = 0;

  private constructor(
    /** Asked for each connection, in the order of preference. */
    private readonly nodes: () => readonly Node[],
  ) {}

  static async start(nodes: () => readonly Node[]): Promise<Balancer> {
    const balancer = new Balancer(nodes);
    await new Promise<void>((resolve) => balancer.server.listen(0, '127.0.0.1', resolve));
    balancer.port = (balancer.server.address() as AddressInfo).port;
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const client of this.clients) client.destroy();
    await closed;
  }

  private async serve(client: Socket): Promise<void> {
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline && !client.destroyed) {
      for (const { url } of this.nodes()) {
        const upstream = await reach(Number(new URL(url).port));
        if (upstream === null) continue;
        upstream.on('error', () => client.destroy());
        upstream.on('close', () => client.destroy());
        client.on('close', () => upstream.destroy());
        client.pipe(upstream).pipe(client);
        return;
      }
      await pause(retryMs);
    }
    client.destroy();
  }
}

async function reach(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      resolve(socket);
    });
    socket.once('error', () => {
      resolve(null);
    });
  });
}
