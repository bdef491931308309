import { getVariableValues, GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { Execution } from './execution.ts';
import { OperationPlan } from './plan.ts';

/** Errors of variables beyond these are not told. */
const variableErrorsMax = 50;

/** What a client asks for. */
export interface Request {
  /** Valid by the schema. */
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation with its variables: run once, or for every event of a subscription. */
export interface Runnable {
  run(rootValue: unknown, contextValue: unknown): ExecutionResult | Promise<ExecutionResult>;
}

/**
 * Executes operations as graphql-js does, with what can be known before they run worked out once per document: which fields a selection
 * brings of which type, and how their values are completed. ADR 0021 says why.
 */
export class Executor {
  private plans = new WeakMap<DocumentNode, Map<string | null, OperationPlan>>();
  private fieldCount = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    /** How many fields of selections are remembered, some 300 bytes each, before all are worked out anew. */
    private readonly plannedFieldsMax: number,
  ) {}

  execute(request: Request, contextValue: unknown): ExecutionResult | Promise<ExecutionResult> {
    return this.prepare(request).run(undefined, contextValue);
  }

  /** What is wrong with the request stands in the results. */
  prepare({ document, operationName = null, variables }: Request): Runnable {
    try {
      const definitions = this.planOf(document, operationName).operation.variableDefinitions ?? [];
      const { coerced, errors } = getVariableValues(this.schema, definitions, variables ?? {}, { maxErrors: variableErrorsMax });
      if (errors !== undefined) return refused(errors);
      // The plan is looked up for each run: what runs for long would keep those that have been forgotten.
      return {
        run: (rootValue, contextValue) => new Execution(this.planOf(document, operationName), coerced, rootValue, contextValue).run(),
      };
    } catch (error) {
      if (error instanceof GraphQLError) return refused([error]);
      throw error;
    }
  }

  private planOf(document: DocumentNode, operationName: string | null): OperationPlan {
    if (this.fieldCount > this.plannedFieldsMax) {
      this.plans = new WeakMap();
      this.fieldCount = 0;
    }
    const plans = this.plans.get(document) ?? new Map<string | null, OperationPlan>();
    this.plans.set(document, plans);
    const plan = plans.get(operationName) ?? new OperationPlan(this.schema, document, operationName, this.planned);
    plans.set(operationName, plan);
    return plan;
  }

  private readonly planned = (fieldCount: number): void => {
    this.fieldCount += fieldCount;
  };
}

function refused(errors: readonly GraphQLError[]): Runnable {
  return { run: () => ({ errors }) };
}
