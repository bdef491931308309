export { Operations } from './operations.ts';
export { WsGateway } from './ws-gateway.ts';
