import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventually } from '../../test/support/eventually.ts';

/**
 * Resolves once so many processes have answered on the port. Only the first says that it serves; the others begin after it, so the second
 * in which each began tells them apart.
 */
export async function answered(port: number, processes: number): Promise<void> {
  const startTimes = new Set<string>();
  await eventually(async () => startTimes.add(await startTimeOf(port)).size >= processes, {
    what: `${processes} processes to answer`,
    timeoutMs: 60_000,
  });
}

/** Of the process that a fresh connection comes to. */
async function startTimeOf(port: number): Promise<string> {
  const metrics = await new Promise<string>((resolve, reject) => {
    const request = get({ port, host: '127.0.0.1', path: '/metrics', agent: false }, (response) => {
      text(response).then(resolve, reject);
    });
    request.once('error', reject);
  });
  const time = /^process_start_time_seconds (\d+)/m.exec(metrics)?.[1];
  if (time === undefined) throw new Error('/metrics does not say when the process began.');
  return time;
}
