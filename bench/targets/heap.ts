import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';

const answers = {
  list: z.array(z.object({ webSocketDebuggerUrl: z.string() })).min(1),
  message: z.object({ id: z.number(), result: z.object({ usedSize: z.number().optional() }).optional() }),
};
/** Ends of sockets and what hangs on their promises take a moment. */
const restMs = 1_000;

/** What a process of node keeps in its heap when everything that can be collected has been, in bytes. It listens to its inspector there. */
export async function keptBytes(inspectorPort: number): Promise<number> {
  await pause(restMs);
  const response = await fetch(`http://127.0.0.1:${inspectorPort}/json/list`);
  const [inspected] = answers.list.parse(await response.json());
  const socket = new WebSocket(inspected?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  try {
    // What is held weakly goes with the second one.
    for (const id of [1, 2]) await ask(socket, id, 'HeapProfiler.collectGarbage');
    const { usedSize } = await ask(socket, 3, 'Runtime.getHeapUsage');
    if (usedSize === undefined) throw new Error('The inspector does not say how much is used.');
    return usedSize;
  } finally {
    socket.terminate();
  }
}

async function ask(socket: WebSocket, id: number, method: string): Promise<{ usedSize?: number | undefined }> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', function heard(data: Buffer) {
      const answer = answers.message.safeParse(JSON.parse(data.toString()));
      if (answer.data?.id !== id) return;
      socket.off('message', heard).off('error', reject);
      resolve(answer.data.result ?? {});
    });
    socket.send(JSON.stringify({ id, method }));
  });
}
