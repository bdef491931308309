import { WebSocketServer, type WebSocket } from 'ws';

/** A bare relay: what one socket of a room says goes to all its sockets. Nothing is stored, checked or numbered. */
export async function main(): Promise<void> {
  const rooms = new Map<string, Set<WebSocket>>();
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, clientTracking: false });
  server.on('connection', (socket, { url = '/' }) => {
    const room = rooms.get(url) ?? new Set();
    rooms.set(url, room.add(socket));
    socket.on('message', (data, isBinary) => {
      for (const member of room) member.send(data, { binary: isBinary });
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => room.delete(socket));
  });
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const address = server.address();
  console.log(`The relay listens on ${typeof address === 'object' ? address?.port : address}.`);
}
