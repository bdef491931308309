import { connect, type Socket } from 'node:net';

export interface HttpPlan {
  readonly path: string;
  /** The value of the header; null for none. */
  readonly authorization: string | null;
}

/** One kept-alive connection that posts JSON, one request at a time. The bodies are ASCII. */
export class HttpConnection {
  private readonly socket: Socket;
  private readonly head: string;
  private received = '';
  private respond: ((body: string) => void) | null = null;
  private destroyed = false;

  constructor(
    port: number,
    { path, authorization }: HttpPlan,
    private readonly fail: (problem: string) => void,
  ) {
    this.head = [
      `POST ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Content-Type: application/json',
      'Accept: application/json',
      ...(authorization === null ? [] : [`Authorization: ${authorization}`]),
      'Content-Length: ',
    ].join('\r\n');
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (text) => this.read(String(text)));
    this.socket.on('error', (error) => this.ended(error.message));
    this.socket.on('close', () => this.ended('it was closed'));
  }

  post(body: string, respond: (body: string) => void): void {
    this.respond = respond;
    this.socket.write(`${this.head}${body.length}\r\n\r\n${body}`, 'latin1');
  }

  destroy(): void {
    this.destroyed = true;
    this.socket.resetAndDestroy();
  }

  private read(text: string): void {
    this.received += text;
    const bodyAt = this.received.indexOf('\r\n\r\n') + 4;
    if (bodyAt === 3) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(this.received.slice(0, bodyAt))?.[1];
    if (!this.received.startsWith('HTTP/1.1 200') || length === undefined)
      return this.fail(`A request was answered with ${this.received.slice(0, 500)}`);
    if (this.received.length < bodyAt + Number(length)) return;
    const body = this.received.slice(bodyAt);
    const { respond } = this;
    this.received = '';
    this.respond = null;
    respond?.(body);
  }

  private ended(reason: string): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.fail(`An HTTP connection ended: ${reason}.`);
  }
}
