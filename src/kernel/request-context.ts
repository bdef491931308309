import { AppError, Unauthenticated } from './errors.ts';
import type { Viewer } from './viewer.ts';

/** The part of an audience that decides what of one event its members may see: all of them joined at or before `visibleAfterSeq`. */
export interface Audience {
  readonly visibleAfterSeq: number;
}

/** What one GraphQL request carries: who asks, where from, and what is remembered until it ends. Nothing else: no services, no storage. */
export class RequestContext {
  private memory: Map<object, unknown> | null = null;

  protected constructor(
    private readonly asking: Viewer | AppError | null | 'shared',
    /** The peer's address, for limits per address; empty for events. */
    readonly address: string,
    /** Set while one event is executed once for many viewers. */
    readonly audience: Audience | null,
    /** The socket that the request came over, or null over HTTP. */
    readonly socket: RequestSocket | null,
  ) {}

  /** With the refusal of its token, a request may do what needs none: sign in, refresh. */
  static forRequest(viewer: Viewer | AppError | null, address: string, socket: RequestSocket | null = null): RequestContext {
    return new RequestContext(viewer, address, null, socket);
  }

  /** For one event and all the viewers of a group at once: whoever asks for the viewer here forgot to mark a field as viewer-dependent. */
  static forAudience(audience: Audience): RequestContext {
    return new RequestContext('shared', '', audience, null);
  }

  /** For one event and one viewer. */
  static forViewerEvent(viewer: Viewer): RequestContext {
    return new RequestContext(viewer, '', null, null);
  }

  /** @throws Unauthenticated when nobody is signed in, and what was wrong with the token. */
  get viewer(): Viewer {
    if (this.asking === 'shared') throw new Error('A field that is not marked @viewerDependent asked for the viewer.');
    if (this.asking === null) throw new Unauthenticated();
    if (this.asking instanceof AppError) throw this.asking;
    return this.asking;
  }

  /** One value per request and key: the place for DataLoaders. */
  once<T>(key: object, create: () => T): T {
    const known = this.memory?.get(key);
    // The key decides the type: each key is used with one `create`.
    if (known !== undefined) return known as T;
    const made = create();
    this.memory ??= new Map<object, unknown>();
    this.memory.set(key, made);
    return made;
  }
}

/** What a request that came over a socket may do to that socket. */
export interface RequestSocket {
  /** Stands for the socket: one object for all of its requests. */
  readonly identity: object;
  /** Puts a fresh token in the place of the one that the socket was opened with. */
  renew(viewer: Viewer): void;
}
