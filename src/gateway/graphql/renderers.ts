import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { RequestContext } from '../../kernel/request-context.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { LiveEvent, LiveSource, Renderer } from '../../realtime/index.ts';
import type { Executor, Runnable } from './execution/executor.ts';
import { readSelection, type Selection } from './selection.ts';

/** One subscription operation, as a client asked for it. */
export interface LiveOperation {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
}

export type FormatResult = (result: ExecutionResult) => object;

/** True when an error is nobody's fault and will pass: the event is not rendered with a hole in it, but later. */
export type IsPassing = (error: unknown) => boolean;

export interface RenderersOptions {
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly format: FormatResult;
  readonly isPassing: IsPassing;
}

interface Shared<Body> {
  readonly renderer: GroupRenderer<Body>;
  users: number;
}

export interface Lease<Body> {
  readonly renderer: Renderer<Body>;
  release(): void;
}

/** One renderer for all subscribers with the same document, operation and relevant variables; one below it for each where the viewer matters. */
export class Renderers<Body> {
  private readonly shared = new Map<string, Shared<Body>>();
  private readonly selections = new WeakMap<DocumentNode, Map<string, Selection>>();
  private readonly documentIds = new WeakMap<DocumentNode, number>();
  private documentCount = 0;

  constructor(private readonly options: RenderersOptions) {}

  get groupCount(): number {
    return this.shared.size;
  }

  lease(operation: LiveOperation, source: LiveSource<Body>): Lease<Body> {
    const selection = this.selectionOf(operation);
    const key = this.keyOf(operation, selection);
    const shared = this.shared.get(key) ?? { renderer: new GroupRenderer(this.options, operation, selection, source), users: 0 };
    shared.users++;
    this.shared.set(key, shared);
    return {
      renderer: selection.viewerDependentTypes.size === 0 ? shared.renderer : new ViewerRenderer(shared.renderer, operation.viewer),
      release: () => {
        shared.users--;
        if (shared.users === 0 && this.shared.get(key) === shared) this.shared.delete(key);
      },
    };
  }

  private keyOf({ document, operationName, variables }: LiveOperation, { variableNames }: Selection): string {
    return JSON.stringify([
      this.idOf(document),
      operationName ?? null,
      // One that is left out takes its default; null does not.
      variableNames.map((name) => (Object.hasOwn(variables, name) ? [variables[name]] : [])),
    ]);
  }

  private idOf(document: DocumentNode): number {
    const id = this.documentIds.get(document) ?? ++this.documentCount;
    this.documentIds.set(document, id);
    return id;
  }

  private selectionOf({ document, operationName }: LiveOperation): Selection {
    const known = this.selections.get(document) ?? new Map<string, Selection>();
    this.selections.set(document, known);
    const selection = known.get(operationName ?? '') ?? readSelection(this.options.schema, document, operationName);
    known.set(operationName ?? '', selection);
    return selection;
  }
}

/** Executes an operation with an event as its root, once for everybody who sees the same. */
class GroupRenderer<Body> implements Renderer<Body> {
  readonly group = this;
  private readonly runnable: Runnable;
  private readonly toRoot: LiveSource<Body>['toRoot'];
  private readonly typeOf: LiveSource<Body>['typeOf'];

  constructor(
    private readonly options: RenderersOptions,
    operation: LiveOperation,
    private readonly selection: Selection,
    source: LiveSource<Body>,
  ) {
    this.runnable = options.executor.prepare(operation);
    // Not the source itself, which holds its first viewer's positions.
    this.toRoot = source.toRoot;
    this.typeOf = source.typeOf;
  }

  isShared(event: LiveEvent<Body>): boolean {
    const { viewerDependentTypes } = this.selection;
    return viewerDependentTypes.size === 0 || !viewerDependentTypes.has(this.typeOf(event));
  }

  render(event: LiveEvent<Body>): string | Promise<string> {
    return this.execute(event, contextFor(event));
  }

  execute(event: LiveEvent<Body>, contextValue: RequestContext): string | Promise<string> {
    const result = this.runnable.run(this.toRoot(event), contextValue);
    return result instanceof Promise ? result.then((settled) => this.serialise(settled)) : this.serialise(result);
  }

  /** @throws what will pass, so that the event is rendered again later */
  private serialise(result: ExecutionResult): string {
    for (const error of result.errors ?? []) if (this.options.isPassing(error)) throw error;
    return JSON.stringify(this.options.format(result));
  }
}

/** One viewer of a group whose document asks for what is theirs alone. */
class ViewerRenderer<Body> implements Renderer<Body> {
  constructor(
    readonly group: GroupRenderer<Body>,
    private readonly viewer: Viewer,
  ) {}

  isShared(event: LiveEvent<Body>): boolean {
    return this.group.isShared(event);
  }

  render(event: LiveEvent<Body>): string | Promise<string> {
    return this.isShared(event) ? this.group.render(event) : this.group.execute(event, RequestContext.forViewerEvent(this.viewer));
  }
}

/** For everybody who may share a rendering. */
function contextFor<Body>(event: LiveEvent<Body>): RequestContext {
  if (event.type === 'own') return RequestContext.forViewerEvent({ userId: event.userId, sessionId: null, expiresAtMs: 0 });
  const hidden = event.type === 'change' && event.view === 'without-reply' ? (event.change.replyToSeq ?? 0) : 0;
  return RequestContext.forAudience({ visibleAfterSeq: hidden });
}
