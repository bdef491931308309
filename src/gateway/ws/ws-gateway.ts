import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import { handleProtocols, makeServer, type Context } from 'graphql-ws';
import { WebSocketServer, type RawData } from 'ws';
import type { EventBus } from '../../infra/bus/index.ts';
import type { Logger } from '../../infra/logging/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Limits } from '../../kernel/limits.ts';
import { AccessTokenExpired, isEndOf, parseSessionEnded, sessionsTopic, type Authenticator } from '../../modules/auth/index.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { AppError, Unauthenticated } from '../../kernel/errors.ts';
import { closeCodes } from './close-codes.ts';
import { Connection } from './connection.ts';
import type { Operations, SocketOperation } from './operations.ts';
import { Outbox } from './outbox.ts';
import { SocketSweeper } from './socket-sweeper.ts';
import { Sockets } from './sockets.ts';

export interface WsGatewayOptions<Body> {
  readonly path: string;
  readonly authenticator: Authenticator;
  readonly operations: Operations<Body>;
  readonly format: (result: ExecutionResult) => ExecutionResult;
  readonly addressOf: (request: IncomingMessage) => string;
  /** Told who is behind a socket, and of its end. */
  readonly presence: SocketPresence;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly compression: boolean;
}

/** The object stands for the socket. */
export interface SocketPresence {
  opened(socket: object, viewer: Viewer): void;
  closed(socket: object): void;
}

type SocketContext = Context<Record<string, unknown> | undefined, { readonly connection: Connection; authorization: string | undefined }>;

/** GraphQL over WebSocket (graphql-transport-ws), on the HTTP server's own port. */
export class WsGateway<Body> {
  readonly sockets = new Sockets();
  private readonly outbox = new Outbox();
  private readonly server: WebSocketServer;
  private readonly protocol;
  private readonly sweeper: SocketSweeper;
  private draining = false;

  constructor(private readonly options: WsGatewayOptions<Body>) {
    const { limits, clock, authenticator, compression } = options;
    this.server = new WebSocketServer({
      noServer: true,
      maxPayload: limits.requestBytesMax,
      perMessageDeflate: compression,
      clientTracking: false,
      handleProtocols: (protocols) => handleProtocols(protocols),
    });
    this.protocol = this.createProtocol();
    this.sweeper = new SocketSweeper({ sockets: this.sockets, clock, limits, areAlive: (viewers) => authenticator.areAlive(viewers) });
  }

  /** Begins to take sockets on the server's upgrades. The returned function stops hearing the bus. */
  async start(http: Server): Promise<() => Promise<void>> {
    http.on('upgrade', (request: IncomingMessage, transport: Duplex, head: Buffer) => {
      this.upgrade(request, transport, head);
    });
    this.sweeper.start();
    const subscription = await this.options.bus.subscribe(sessionsTopic, (payload) => {
      const ended = parseSessionEnded(payload);
      if (ended === null) return;
      for (const connection of this.sockets.ofUser(ended.userId))
        if (connection.viewer !== null && isEndOf(ended, connection.viewer.userId, connection.viewer.sessionId))
          connection.close(closeCodes.unauthorized, 'Session ended');
    });
    return () => subscription.unsubscribe();
  }

  /** Takes no more sockets and sends the present ones to other nodes, each once its requests in flight are answered. */
  async drain(): Promise<void> {
    this.draining = true;
    this.sweeper.stop();
    await Promise.all([...this.sockets].map((connection) => connection.closeOnceAnswered(closeCodes.draining, 'This node is going away')));
  }

  private upgrade(request: IncomingMessage, transport: Duplex, head: Buffer): void {
    // A peer that goes away in the middle of the handshake is nobody's fault.
    transport.on('error', destroyTransport);
    const [pathname] = (request.url ?? '').split('?', 1);
    if (pathname !== this.options.path) return refuse(transport, '404 Not Found');
    if (this.draining) return refuse(transport, '503 Service Unavailable');
    this.server.handleUpgrade(request, transport, head, (socket) => {
      const connection = new Connection(socket, transport, this.options.addressOf(request), this.outbox, this.options.limits);
      this.opened(connection, request.headers.authorization);
    });
  }

  /** It does not get the request: what is open keeps what it has got, and there are many sockets. */
  private opened(connection: Connection, authorization: string | undefined): void {
    const { logger } = this.options;
    const { socket } = connection;
    this.sockets.add(connection);
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => {
          connection.send(data);
        },
        close: (code, reason) => {
          connection.close(code ?? 1000, reason ?? '');
        },
        onMessage: (handle) => {
          socket.on('message', (data) => {
            handle(toText(data)).catch((error: unknown) => {
              if (isServersOwn(error)) return connection.close(closeCodes.badRequest, 'Only servers send this');
              logger.error({ err: error }, 'A socket message failed.');
              connection.close(closeCodes.tryAgainLater, 'Something went wrong on our side');
            });
          });
        },
      },
      { connection, authorization },
    );
    socket.on('pong', () => {
      connection.isAlive = true;
    });
    socket.on('error', (error) => {
      logger.debug({ err: error }, 'A socket failed.');
    });
    socket.on('close', (code, reason) => {
      connection.ended();
      this.sockets.remove(connection);
      this.options.presence.closed(connection);
      closed(code, String(reason)).catch((error: unknown) => {
        logger.error({ err: error }, 'A socket could not be tidied up.');
      });
    });
  }

  private createProtocol() {
    const { operations, format, limits } = this.options;
    return makeServer<Record<string, unknown> | undefined, SocketContext['extra']>({
      connectionInitWaitTimeout: limits.connectionInitMs,
      onConnect: (context) => this.connect(context),
      onSubscribe: ({ extra }, id, payload) => operations.prepare(extra.connection, id, payload),
      // What `prepare` returned comes back here as it was.
      execute: (args) => operations.execute(args as SocketOperation),
      subscribe: (args) => operations.subscribe(args as SocketOperation),
      onNext: (_context, _id, _payload, _args, result) => format(result),
      onError: (_context, _id, _payload, errors) => format({ errors: [...errors] }).errors ?? [],
    });
  }

  /** Who is there. A token that is not good ends the socket with the code that says whether to come back. */
  private async connect(context: SocketContext): Promise<boolean> {
    const { connection, authorization } = context.extra;
    const token = tokenIn(context.connectionParams) ?? authorization;
    // Nobody asks for them again, and the memory of a node is no place for tokens.
    Object.assign(context, { connectionParams: undefined });
    context.extra.authorization = undefined;
    try {
      const viewer = await this.options.authenticator.authenticate(token);
      if (viewer === null) return true;
      if (this.sockets.ofUser(viewer.userId).length >= this.options.limits.socketsPerUserMax) {
        connection.close(closeCodes.tooManySockets, 'Too many sockets');
        return false;
      }
      // It may have gone meanwhile, and would never be tidied up.
      if (!connection.isOpen) return false;
      connection.viewer = viewer;
      this.sockets.addUser(viewer.userId, connection);
      this.options.presence.opened(connection, viewer);
      return true;
    } catch (error) {
      if (error instanceof AccessTokenExpired) connection.close(closeCodes.tokenExpired, 'Token expired');
      else if (error instanceof Unauthenticated) connection.close(closeCodes.unauthorized, 'Unauthorized');
      else {
        if (!(error instanceof AppError)) this.options.logger.error({ err: error }, 'A token could not be checked.');
        connection.close(closeCodes.tryAgainLater, 'Try again later');
      }
      return false;
    }
  }
}

function destroyTransport(this: Duplex): void {
  this.destroy();
}

function tokenIn(params: Record<string, unknown> | undefined): string | undefined {
  const token = params?.['authorization'] ?? params?.['Authorization'] ?? params?.['token'];
  return typeof token === 'string' ? token : undefined;
}

/** A message arrives as one buffer: `binaryType` is left as it is. */
function toText(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : Buffer.concat(Array.isArray(data) ? data : [new Uint8Array(data)]).toString();
}

/** What graphql-ws throws at a message that is well-formed and for the other direction. */
function isServersOwn(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unexpected message of type ');
}

function refuse(transport: Duplex, status: string): void {
  transport.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
