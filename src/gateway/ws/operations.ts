import {
  createSourceEventStream,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { AppError, QuotaExceeded, RateLimited } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RequestContext } from '../../kernel/request-context.ts';
import { LiveSource, type Stream } from '../../realtime/index.ts';
import { toGraphQLError } from '../graphql/client-errors.ts';
import type { Documents } from '../graphql/documents.ts';
import type { Executor } from '../graphql/execution/executor.ts';
import type { QueryCosts } from '../graphql/query-cost.ts';
import type { Lease, Renderers } from '../graphql/renderers.ts';
import { closeCodes } from './close-codes.ts';
import type { Connection } from './connection.ts';
import { LiveOperation } from './live-operation.ts';

/** An operation that a socket asked for, as it goes through graphql-ws. */
export interface SocketOperation extends ExecutionArgs {
  readonly connection: Connection;
  readonly operationId: string;
  readonly contextValue: RequestContext;
}

export interface OperationsOptions<Body> {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly executor: Executor;
  readonly costs: QueryCosts;
  readonly renderers: Renderers<Body>;
  readonly limits: Limits;
}

/** Told to a client with too many requests in flight: one of them is answered soon. */
const retryAfterMs = 200;

/** Runs what sockets ask for: the same documents, limits and contexts as over HTTP; subscriptions go to the engine. */
export class Operations<Body> {
  constructor(private readonly options: OperationsOptions<Body>) {}

  /** Checks an operation before it runs, and takes its place on the socket. Errors mean that it does not run; otherwise it has to. */
  prepare(connection: Connection, operationId: string, payload: SubscribePayload): SocketOperation | readonly GraphQLError[] {
    const { schema, documents, costs, limits } = this.options;
    const { query, operationName, variables } = payload;
    const document = documents.prepare(query);
    if (!('kind' in document)) return document;
    // graphql-ws keeps the payload for as long as a subscription runs: let it be the text that is remembered anyway.
    Object.assign(payload, { query: document.loc?.source.body ?? query });
    const operation = getOperationAST(document, operationName);
    if (operation == null) return [new GraphQLError('The document does not say which operation to run; name it in operationName.')];
    try {
      costs.check(document, operationName, variables);
      takeRoom(connection, operation.operation, limits);
    } catch (error) {
      return [toGraphQLError(error)];
    }
    return {
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: contextOf(connection),
      connection,
      operationId,
    };
  }

  /** A query or a mutation. */
  async execute(operation: SocketOperation): Promise<ExecutionResult> {
    const { document, operationName, variableValues: variables, contextValue, connection } = operation;
    try {
      return await this.options.executor.execute({ document, operationName, variables }, contextValue);
    } finally {
      connection.operationEnded();
    }
  }

  /** Resolves once the subscription runs, or with the errors that keep it from running. */
  async subscribe(operation: SocketOperation): Promise<LiveOperation | ExecutionResult> {
    const { connection } = operation;
    const leave = once(() => {
      connection.subscriptions--;
    });
    try {
      const source: LiveSource<Body> | ExecutionResult = liveOrRefused(await createSourceEventStream(operation));
      if (source instanceof LiveSource) return await this.open(operation, source, leave);
      leave();
      return source;
    } catch (error) {
      leave();
      if (!(error instanceof AppError)) connection.close(closeCodes.tryAgainLater, 'The subscription cannot be opened now.');
      return { errors: [toGraphQLError(error)] };
    }
  }

  private async open(
    { connection, operationId, document, operationName, variableValues, contextValue }: SocketOperation,
    source: LiveSource<Body>,
    leave: () => void,
  ) {
    const lease: Lease<Body> = this.options.renderers.lease(
      { document, operationName, variables: variableValues ?? {}, viewer: contextValue.viewer },
      source,
    );
    let stream: Stream | null = null;
    const live = new LiveOperation(connection, operationId, () => {
      leave();
      stream?.end();
      lease.release();
    });
    try {
      stream = await source.open({ renderer: lease.renderer, sink: live });
    } catch (error) {
      live.complete();
      throw error;
    }
    // The client went away while the stream was being opened.
    if (!live.isOpen) stream.end();
    return live;
  }
}

/** Counted here and not when it runs: what arrives in one packet is prepared before any of it runs. @throws QuotaExceeded, RateLimited */
function takeRoom(connection: Connection, type: OperationTypeNode, limits: Limits): void {
  const { subscriptions, operations } = connection;
  if (type === OperationTypeNode.SUBSCRIPTION) {
    if (subscriptions >= limits.subscriptionsPerSocketMax)
      throw new QuotaExceeded(`This socket has ${subscriptions} subscriptions, which is the limit.`);
    connection.subscriptions++;
  } else {
    if (operations >= limits.operationsPerSocketMax)
      throw new RateLimited(`This socket has ${operations} operations in flight, which is the limit.`, retryAfterMs);
    connection.operations++;
  }
}

/** `createSchema` gives every subscription field a live source. */
function liveOrRefused<Body>(source: AsyncIterable<unknown> | ExecutionResult): LiveSource<Body> | ExecutionResult {
  if (source instanceof LiveSource || !(Symbol.asyncIterator in source)) return source;
  throw new Error('A subscription field has a source that is not live.');
}

function contextOf(connection: Connection): RequestContext {
  return RequestContext.forRequest(connection.viewer, connection.address, {
    identity: connection,
    renew: (viewer) => {
      connection.viewer = viewer;
    },
  });
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}
