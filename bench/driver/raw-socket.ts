import { connect, type Socket } from 'node:net';
import { encodePong, encodeText, FrameReader, opcodes, type FrameSink } from './frames.ts';

/** How a socket is opened. */
export interface SocketPlan {
  readonly path: string;
  /** The WebSocket subprotocol; null for none. */
  readonly protocol: string | null;
  /** Sent once the socket is open; it counts as open when the server has acknowledged. Null where nothing is said. */
  readonly init: string | null;
}

/** What its owner is told. */
export interface RawSocketOwner extends FrameSink {
  /** After each read, however many frames it brought. */
  read(): void;
  /** The server or the network ended it. Not called after `destroy`. */
  ended(reason: string): void;
}

/** Reads are handled before the next one begins, so all sockets can share the memory. */
const readBuffer = Buffer.alloc(262_144);

/** A WebSocket client without comfort: the driver shares a core with the database, and this costs a fraction of `ws`. */
export class RawSocket implements FrameSink {
  private readonly socket: Socket;
  private readonly reader = new FrameReader(this);
  private head: string | null = '';
  private opening: { resolve: () => void; reject: (error: Error) => void } | null = null;
  private outgoing: Buffer[] = [];
  private destroyed = false;

  private constructor(
    port: number,
    private readonly plan: SocketPlan,
    private readonly owner: RawSocketOwner,
  ) {
    this.socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (length) => {
          this.received(length);
          return true;
        },
      },
    });
    this.socket.on('connect', () => this.socket.write(handshake(plan), 'latin1'));
    this.socket.on('error', (error) => this.fail(error.message));
    this.socket.on('close', () => this.fail('the connection was closed'));
  }

  /** Resolves once the socket is open and the server has acknowledged. */
  static async open(port: number, plan: SocketPlan, owner: RawSocketOwner): Promise<RawSocket> {
    return new Promise((resolve, reject) => {
      const socket = new RawSocket(port, plan, owner);
      socket.opening = {
        resolve: () => {
          resolve(socket);
        },
        reject,
      };
    });
  }

  send(text: string): void {
    this.outgoing.push(encodeText(text));
    // Everything that one turn of the loop wants to say goes out in one write.
    if (this.outgoing.length === 1) setImmediate(() => this.flush());
  }

  /** Cut without a word, as when a train enters a tunnel. No port is left waiting. */
  destroy(): void {
    this.destroyed = true;
    this.socket.resetAndDestroy();
  }

  frame(bytes: Buffer, start: number, end: number, opcode: number): void {
    if (opcode === opcodes.text && this.opening === null) this.owner.frame(bytes, start, end, opcode);
    else if (opcode === opcodes.ping) this.socket.write(encodePong(Buffer.from(bytes.subarray(start, end))));
    else if (opcode === opcodes.close) this.fail(`the server closed it: ${closeReason(bytes, start, end)}`);
    else if (opcode === opcodes.text) this.acknowledged(bytes.toString('latin1', start, end));
  }

  private flush(): void {
    const { outgoing } = this;
    this.outgoing = [];
    if (!this.destroyed) this.socket.write(outgoing.length === 1 ? (outgoing[0] ?? Buffer.alloc(0)) : Buffer.concat(outgoing));
  }

  private received(length: number): void {
    let start = 0;
    if (this.head !== null) {
      this.head += readBuffer.toString('latin1', 0, length);
      const end = this.head.indexOf('\r\n\r\n');
      if (end === -1) return;
      start = length - (this.head.length - end - 4);
      if (!this.head.startsWith('HTTP/1.1 101')) return this.fail(`the upgrade was refused: ${this.head.slice(0, 200)}`);
      this.head = null;
      if (this.plan.init === null) this.opened();
      else this.send(this.plan.init);
    }
    this.reader.push(readBuffer, start, length);
    if (this.opening === null) this.owner.read();
  }

  private acknowledged(text: string): void {
    if (text.includes('"connection_ack"')) this.opened();
    else this.fail(`the server answered connection_init with ${text.slice(0, 200)}`);
  }

  private opened(): void {
    const { opening } = this;
    this.opening = null;
    opening?.resolve();
  }

  private fail(reason: string): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.socket.destroy();
    if (this.opening === null) this.owner.ended(reason);
    else this.opening.reject(new Error(`A socket could not be opened: ${reason}.`));
  }
}

function handshake({ path, protocol }: SocketPlan): string {
  return [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    ...(protocol === null ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    '\r\n',
  ].join('\r\n');
}

function closeReason(bytes: Buffer, start: number, end: number): string {
  return end - start < 2 ? 'without a code' : `${bytes.readUInt16BE(start)} ${bytes.toString('utf8', start + 2, end)}`.trim();
}
