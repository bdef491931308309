import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { RequestContext } from '../../kernel/request-context.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { LiveEvent, LiveSource, Renderer } from '../../realtime/index.ts';
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
  readonly format: FormatResult;
  readonly isPassing: IsPassing;
}

interface Shared<Body> {
  readonly renderer: Renderer<Body>;
  users: number;
}

export interface Lease<Body> {
  readonly renderer: Renderer<Body>;
  release(): void;
}

/** One renderer for all subscribers whose events look the same: same document, operation and relevant variables, and viewer where it matters. */
export class Renderers<Body> {
  private readonly shared = new Map<string, Shared<Body>>();
  private readonly selections = new WeakMap<DocumentNode, Map<string, Selection>>();
  private readonly documentIds = new WeakMap<DocumentNode, number>();
  private documentCount = 0;

  constructor(private readonly options: RenderersOptions) {}

  get groupCount(): number {
    return this.shared.size;
  }

  lease(operation: LiveOperation, toRoot: LiveSource<Body>['toRoot']): Lease<Body> {
    const selection = this.selectionOf(operation);
    const key = this.keyOf(operation, selection);
    const shared = this.shared.get(key) ?? { renderer: new EventRenderer(this.options, operation, selection, toRoot), users: 0 };
    shared.users++;
    this.shared.set(key, shared);
    return {
      renderer: shared.renderer,
      release: () => {
        shared.users--;
        if (shared.users === 0 && this.shared.get(key) === shared) this.shared.delete(key);
      },
    };
  }

  private keyOf({ document, operationName, variables, viewer }: LiveOperation, { variableNames, isViewerDependent }: Selection): string {
    return JSON.stringify([
      this.idOf(document),
      operationName ?? null,
      // One that is left out takes its default; null does not.
      variableNames.map((name) => (Object.hasOwn(variables, name) ? [variables[name]] : [])),
      isViewerDependent ? [viewer.userId, viewer.sessionId] : null,
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

/** Executes an operation with an event as its root, once for everybody who shares it. */
class EventRenderer<Body> implements Renderer<Body> {
  constructor(
    private readonly options: RenderersOptions,
    private readonly operation: LiveOperation,
    private readonly selection: Selection,
    private readonly toRoot: LiveSource<Body>['toRoot'],
  ) {}

  render(event: LiveEvent<Body>): string | Promise<string> {
    const { document, operationName, variables } = this.operation;
    const result = execute({
      schema: this.options.schema,
      document,
      operationName,
      variableValues: variables,
      rootValue: this.toRoot(event),
      contextValue: this.contextFor(event),
    });
    return result instanceof Promise ? result.then((settled) => this.serialise(settled)) : this.serialise(result);
  }

  /** @throws what will pass, so that the event is rendered again later */
  private serialise(result: ExecutionResult): string {
    for (const error of result.errors ?? []) if (this.options.isPassing(error)) throw error;
    return JSON.stringify(this.options.format(result));
  }

  private contextFor(event: LiveEvent<Body>): RequestContext {
    if (event.type === 'own') return RequestContext.forViewerEvent({ userId: event.userId, sessionId: null, expiresAtMs: 0 });
    if (this.selection.isViewerDependent) return RequestContext.forViewerEvent(this.operation.viewer);
    const hidden = event.type === 'change' && event.view === 'without-reply' ? (event.change.replyToSeq ?? 0) : 0;
    return RequestContext.forAudience({ visibleAfterSeq: hidden });
  }
}
