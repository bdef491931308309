import {
  getArgumentValues,
  GraphQLError,
  isObjectType,
  locatedError,
  OperationTypeNode,
  responsePathAsArray,
  defaultTypeResolver,
  type ExecutionResult,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type ResponsePath as Path,
} from 'graphql';
import { toGraphQLError } from '../client-errors.ts';
import { FieldErrors } from './field-errors.ts';
import type { FieldPlan, OperationPlan, SelectionPlan } from './plan.ts';
import type { Shape } from './shape.ts';

type Results = Record<string, unknown>;
type Promised<Value> = Value | PromiseLike<Value>;

/** Shared by all calls that have none. */
const noArguments = Object.freeze({});

/** One run of an operation: the algorithms of the specification's section 6, as graphql-js does them, over a plan. */
export class Execution {
  private readonly errors = new FieldErrors();

  constructor(
    private readonly plan: OperationPlan,
    /** Coerced. */
    private readonly variables: Record<string, unknown>,
    private readonly rootValue: unknown,
    private readonly contextValue: unknown,
  ) {}

  /** Never fails: what goes wrong stands in the result. A promise only where a resolver gave one. */
  run(): ExecutionResult | Promise<ExecutionResult> {
    try {
      const { operation } = this.plan;
      const selection = this.plan.selectionFor(this.variables);
      const isSerial = operation.operation === OperationTypeNode.MUTATION;
      const data = isSerial ? this.oneByOne(selection) : this.fields(selection, this.rootValue, undefined);
      if (!isPromise(data)) return this.toResult(data);
      return Promise.resolve(data).then(
        (settled) => this.toResult(settled),
        (error: unknown) => this.toFailure(error),
      );
    } catch (error) {
      return this.toFailure(error);
    }
  }

  private toFailure(error: unknown): ExecutionResult {
    this.errors.add(toGraphQLError(error), undefined);
    return this.toResult(null);
  }

  private toResult(data: Results | null): ExecutionResult {
    const errors = this.errors.all;
    return errors.length === 0 ? { data } : { errors, data };
  }

  /** The fields of a mutation: each when the one before is complete. */
  private oneByOne(selection: SelectionPlan): Promised<Results> {
    const results = newResults(selection);
    let done: Promised<Results> = results;
    for (const field of selection.fields) {
      const complete = (): Promised<Results> => {
        const result = this.field(field, this.rootValue, undefined);
        if (isPromise(result))
          return result.then((settled) => {
            results[field.responseName] = settled;
            return results;
          });
        results[field.responseName] = result;
        return results;
      };
      done = isPromise(done) ? done.then(complete) : complete();
    }
    return done;
  }

  private fields(selection: SelectionPlan, source: unknown, path: Path | undefined): Promised<Results> {
    const results = newResults(selection);
    let waits = false;
    try {
      for (const field of selection.fields) {
        const result = this.field(field, source, path);
        results[field.responseName] = result;
        if (isPromise(result)) waits = true;
      }
    } catch (error) {
      if (!waits) throw error;
      // The others may fail too, and nobody would hear of it.
      return settledIn(results).finally(() => {
        throw error;
      });
    }
    return waits ? settledIn(results) : results;
  }

  private field(field: FieldPlan, source: unknown, parentPath: Path | undefined): unknown {
    const { constant, definition, leaf, shape } = field;
    if (constant !== null) return constant;
    let path: Path | null = null;
    try {
      const property = definition.resolve === undefined ? propertyOf(source, definition.name) : undefined;
      // Most of what is asked for is this, and needs no more.
      if (leaf !== null && isPlain(property)) return serialised(leaf, property);
      path = toPath(field, parentPath);
      return this.finish(field, shape, path, this.resolve(field, source, property, path));
    } catch (error) {
      return this.failed(error, field, shape, path ?? toPath(field, parentPath));
    }
  }

  private resolve(field: FieldPlan, source: unknown, property: unknown, path: Path): unknown {
    const { definition, takesArguments, nodes } = field;
    const args = takesArguments ? getArgumentValues(definition, nodes[0], this.variables) : noArguments;
    if (definition.resolve !== undefined) return definition.resolve(source, args, this.contextValue, this.infoOf(field, path));
    return typeof property === 'function' ? property.call(source, args, this.contextValue, this.infoOf(field, path)) : property;
  }

  /** Completes what a resolver gave, or what that is a promise of. */
  private finish(field: FieldPlan, shape: Shape, path: Path, result: unknown): unknown {
    const completed = isPromise(result)
      ? result.then((settled) => this.complete(field, shape, path, settled))
      : this.complete(field, shape, path, result);
    return isPromise(completed) ? completed.then(undefined, (error: unknown) => this.failed(error, field, shape, path)) : completed;
  }

  /** Null where the field may be null; otherwise the nearest field around it that may is. */
  private failed(thrown: unknown, { nodes }: FieldPlan, shape: Shape, path: Path): null {
    const error = locatedError(thrown, nodes, responsePathAsArray(path));
    if (shape.kind === 'required') throw error;
    this.errors.add(error, path);
    return null;
  }

  private complete(field: FieldPlan, shape: Shape, path: Path, result: unknown): unknown {
    if (result instanceof Error) throw result;
    if (shape.kind === 'required') {
      const completed = this.complete(field, shape.of, path, result);
      if (completed === null) throw new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`);
      return completed;
    }
    if (result === null || result === undefined) return null;
    switch (shape.kind) {
      case 'list':
        return this.list(field, shape.of, path, result);
      case 'leaf':
        return serialised(shape.type, result);
      case 'object':
        return this.object(field, shape.type, path, result);
      case 'abstract': {
        const { type } = shape;
        const name = (type.resolveType ?? defaultTypeResolver)(result, this.contextValue, this.infoOf(field, path), type);
        if (!isPromise(name)) return this.object(field, this.runtimeType(field, type, name), path, result);
        return name.then((settled) => this.object(field, this.runtimeType(field, type, settled), path, result));
      }
    }
  }

  private list(field: FieldPlan, itemShape: Shape, path: Path, result: unknown): Promised<unknown[]> {
    if (!isIterableObject(result)) throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`);
    const items: unknown[] = [];
    let waits = false;
    try {
      for (const value of result) {
        const item = this.item(field, itemShape, { prev: path, key: items.length, typename: undefined }, value);
        items.push(item);
        if (isPromise(item)) waits = true;
      }
    } catch (error) {
      ignoreFailuresOf(items, result);
      throw error;
    }
    return waits ? Promise.all(items) : items;
  }

  private item(field: FieldPlan, shape: Shape, path: Path, item: unknown): unknown {
    try {
      return this.finish(field, shape, path, item);
    } catch (error) {
      return this.failed(error, field, shape, path);
    }
  }

  private object(field: FieldPlan, type: GraphQLObjectType, path: Path, result: unknown): Promised<Results> {
    const selection = field.selectionOf(type);
    if (!type.isTypeOf) return this.fields(selection, result, path);
    const isOfType = type.isTypeOf(result, this.contextValue, this.infoOf(field, path));
    const enter = (isRight: boolean): Promised<Results> => {
      if (isRight) return this.fields(selection, result, path);
      throw new GraphQLError(`The value of field "${nameOf(field)}" is not of the type "${type.name}".`, { nodes: field.nodes });
    };
    return isPromise(isOfType) ? isOfType.then(enter) : enter(isOfType);
  }

  /** @throws GraphQLError when the value is of no type that the field may have */
  private runtimeType(field: FieldPlan, abstractType: GraphQLAbstractType, name: unknown): GraphQLObjectType {
    const { schema } = this.plan;
    const type = typeof name === 'string' ? schema.getType(name) : undefined;
    if (isObjectType(type) && schema.isSubType(abstractType, type)) return type;
    throw new GraphQLError(`The value of field "${nameOf(field)}" is of no type that "${abstractType.name}" may be.`, {
      nodes: field.nodes,
    });
  }

  private infoOf({ definition, nodes, parentType }: FieldPlan, path: Path): GraphQLResolveInfo {
    const { schema, fragments, operation } = this.plan;
    return {
      fieldName: definition.name,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType,
      path,
      schema,
      fragments,
      rootValue: this.rootValue,
      operation,
      variableValues: this.variables,
    };
  }
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function toPath({ responseName, parentType }: FieldPlan, prev: Path | undefined): Path {
  return { prev, key: responseName, typename: parentType.name };
}

function propertyOf(source: unknown, name: string): unknown {
  return hasProperties(source) ? source[name] : undefined;
}

function hasProperties(value: unknown): value is Readonly<Record<string, unknown>> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function serialised(type: GraphQLLeafType, result: unknown): unknown {
  const value: unknown = type.serialize(result);
  if (value === null || value === undefined) throw new Error(`A value of type "${type.name}" has become none.`);
  return value;
}

/** Plain objects are cheaper to fill and to write as JSON than those without a prototype. */
function newResults({ namesPrototype }: SelectionPlan): Results {
  return namesPrototype ? { __proto__: null } : {};
}

function settledIn(results: Results): Promise<Results> {
  return Promise.all(Object.values(results)).then((settled) => {
    for (const [i, name] of Object.keys(results).entries()) results[name] = settled[i];
    return results;
  });
}

/** What fails beside what has failed already is nobody's to hear of; unheard, it would end the process. */
function ignoreFailuresOf(items: readonly unknown[], values: Iterable<unknown>): void {
  const given: readonly unknown[] = Array.isArray(values) ? values : [];
  void Promise.allSettled([...items, ...given]);
}

function isPromise<Value>(value: Promised<Value>): value is PromiseLike<Value> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isIterableObject(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function nameOf({ parentType, definition }: FieldPlan): string {
  return `${parentType.name}.${definition.name}`;
}
