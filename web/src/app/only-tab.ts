const name = 'tokenim';

/** How long the tab that works may take to store what it has. */
const patienceMs = 3_000;

/**
 * Resolves once this tab is the one that works: session and storage are for one client at a time. The newest tab has it; `finish` is called
 * when another one was opened, which begins once it has resolved. Where the page has no locks (without HTTPS), every tab works.
 */
export async function becomeOnlyTab(finish: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return;
  const others = new BroadcastChannel(name);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel has one origin.
  others.postMessage('A newer tab is here.');
  await new Promise<void>((begin) => {
    let works = false;
    const work = async (): Promise<void> => {
      works = true;
      begin();
      await new Promise((resolve) => others.addEventListener('message', resolve, { once: true }));
      await finish();
    };
    navigator.locks
      .request(name, { signal: AbortSignal.timeout(patienceMs) }, work)
      // Either another one did not wait for this one, or this one has waited long enough for another that hangs.
      .catch(async () => (works ? finish() : navigator.locks.request(name, { steal: true }, work)))
      .catch(finish);
  });
}
