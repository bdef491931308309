/** What a browser has, React Native in part, and Node not at all. */
interface Surroundings {
  readonly addEventListener?: Listen;
  readonly removeEventListener?: Listen;
  readonly document?: { readonly visibilityState?: string; readonly addEventListener?: Listen; readonly removeEventListener?: Listen };
  readonly crypto?: { readonly randomUUID?: () => string };
}
type Listen = (event: string, listener: () => void) => void;

export interface PlatformEvents {
  /** The network is back, or somebody looks at the page again. */
  readonly onWake: () => void;
  /** The network is gone. */
  readonly onOffline: () => void;
}

/** Follows the platform’s own signs, where it has any, until the answer is called. */
export function followPlatform({ onWake, onOffline }: PlatformEvents, surroundings: Surroundings = globalThis): () => void {
  const { document } = surroundings;
  const onVisibility = (): void => {
    if (document?.visibilityState === 'visible') onWake();
  };
  const signs = [
    [surroundings, 'online', onWake],
    [surroundings, 'offline', onOffline],
    [document, 'visibilitychange', onVisibility],
  ] as const;
  for (const [target, event, listener] of signs) target?.addEventListener?.(event, listener);
  return () => {
    for (const [target, event, listener] of signs) target?.removeEventListener?.(event, listener);
  };
}

/** A UUID; where the platform makes none (React Native, pages without https), as many random digits. */
export function makeId({ crypto }: Surroundings = globalThis): string {
  if (crypto?.randomUUID !== undefined) return crypto.randomUUID();
  return Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}
