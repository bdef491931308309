export { clientAddress } from './client-address.ts';
export { createHttpServer } from './http-server.ts';
