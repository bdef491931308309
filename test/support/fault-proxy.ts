import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network between a client and a node, which fails on demand. */
export class FaultProxy {
  private readonly sockets = new Set<Socket>();
  private isDown = false;
  private isFrozen = false;
  private delayMs = 0;
  private next = 0;
  private readonly server = createServer((client) => this.join(client));

  private constructor(
    /** Asked for each connection, in turn. */
    private readonly urls: () => readonly string[],
  ) {}

  static async start(urls: () => readonly string[]): Promise<FaultProxy> {
    const proxy = new FaultProxy(urls);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Breaks whatever is open. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nothing gets through any more, and everybody sees it. */
  down(): void {
    this.isDown = true;
    this.cut();
  }

  /** Nothing gets through any more, and nobody sees it: connections stay half open. */
  freeze(): void {
    this.isFrozen = true;
  }

  /** As if nothing had been; what was frozen is lost. */
  heal(): void {
    const wasFrozen = this.isFrozen;
    this.isDown = this.isFrozen = false;
    this.delayMs = 0;
    if (wasFrozen) this.cut();
  }

  /** Everything takes this much longer. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.cut();
    await closed;
  }

  private join(client: Socket): void {
    const urls = this.urls();
    const target = urls[this.next++ % urls.length];
    if (this.isDown || target === undefined) return void client.destroy();
    const upstream = connect(Number(new URL(target).port), '127.0.0.1');
    this.pass(client, upstream);
    this.pass(upstream, client);
  }

  private pass(from: Socket, to: Socket): void {
    this.sockets.add(from);
    const end = (): void => {
      this.sockets.delete(from);
      from.destroy();
      to.destroy();
    };
    from.on('error', end).on('close', end);
    from.on('data', (data) => {
      if (this.isFrozen) return;
      if (this.delayMs === 0) to.write(data);
      // Timers of one length end in the order in which they began; a change of the length cuts.
      else setTimeout(() => to.destroyed || to.write(data), this.delayMs);
    });
  }
}
