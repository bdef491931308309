import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { StartError } from '../kernel/errors.ts';

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
}

/** Connections that wait to be taken: after a restart thousands of clients come back in one second. The system may allow fewer. */
const backlog = 4_096;

/** @throws StartError when the port is taken, or may not be used. */
export async function listen(server: FastifyInstance, { host, port }: ListenOptions): Promise<AddressInfo> {
  try {
    await server.listen({ host, port, backlog });
  } catch (error) {
    throw toStartError(error, host, port);
  }
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}

function toStartError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `PORT: something listens on port ${port} already; stop it, or start with another one: PORT=${port + 1} npm start`,
      );
    case 'EACCES':
      return new StartError(`PORT: this user may not listen on port ${port}; choose one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `HOST: ${host} is no address of this machine; use 0.0.0.0 for all of them, or 127.0.0.1 for this machine only.`,
      );
    default:
      return error;
  }
}
