export { createHttpServer, type HttpServerOptions } from './http-server.ts';
export { explorerContentSecurityPolicy } from './explorer.ts';
