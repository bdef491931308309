import { isInterfaceType, isObjectType, type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Metadata = ReturnType<typeof getMetadataStorage>;
type Method = Pick<Metadata['queries'][number], 'target' | 'methodName' | 'schemaName' | 'params'>;
type Resolve = GraphQLFieldResolver<unknown, unknown>;
type ReadParameter = (root: unknown, args: Readonly<Record<string, unknown>>, context: unknown) => unknown;

/**
 * Puts the methods of the resolvers behind their fields by themselves. type-graphql puts validation, middlewares, roles and promises of
 * arguments around each call, which nobody here uses, and which costs as much as the call; input comes as the plain object that graphql-js
 * made of it.
 */
export function callDirectly(schema: GraphQLSchema, instances: ReadonlyMap<unknown, object>): void {
  const metadata = getMetadataStorage();
  const roots = [
    [schema.getQueryType(), metadata.queries],
    [schema.getMutationType(), metadata.mutations],
    [schema.getSubscriptionType(), metadata.subscriptions],
  ] as const;
  for (const [type, methods] of roots)
    for (const method of methods) if (type) setResolve(type, method.schemaName, toResolve(method, instances));
  for (const field of metadata.fieldResolvers) {
    if (field.kind !== 'external') continue;
    const resolve = toResolve(field, instances);
    for (const type of typesOf(schema, metadata, field.getObjectType?.())) setResolve(type, field.schemaName, resolve);
  }
}

/** Of tests, other resolvers may have been declared in this process: only those with an instance are of this schema. */
function toResolve({ target, methodName, params = [] }: Method, instances: ReadonlyMap<unknown, object>): Resolve | null {
  const instance = instances.get(target);
  if (instance === undefined) return null;
  const method: unknown = Reflect.get(instance, methodName);
  if (typeof method !== 'function') throw new Error(`${target.name} has no method ${methodName}.`);
  const readers = params.toSorted((a, b) => a.index - b.index).map((parameter) => toReader(parameter, `${target.name}.${methodName}`));
  return (root, args: Readonly<Record<string, unknown>>, context) =>
    method.apply(
      instance,
      readers.map((read) => read(root, args, context)),
    ) as unknown;
}

function toReader(parameter: NonNullable<Method['params']>[number], where: string): ReadParameter {
  switch (parameter.kind) {
    case 'context':
      if (parameter.propertyName === undefined) return (_root, _args, context) => context;
      break;
    case 'root':
      if (parameter.propertyName === undefined && parameter.getType === undefined) return (root) => root;
      break;
    case 'arg': {
      const { name } = parameter;
      return (_root, args) => args[name];
    }
    default:
  }
  throw new Error(`${where} has a parameter of a kind that is not called directly: ${parameter.kind}. See direct-resolvers.ts.`);
}

/** An interface's own field is resolved alike for all types that have it. */
function typesOf(schema: GraphQLSchema, { objectTypes, interfaceTypes }: Metadata, made: unknown): readonly GraphQLObjectType[] {
  const name = [...objectTypes, ...interfaceTypes].find(({ target }) => target === made)?.name;
  const type = name === undefined ? undefined : schema.getType(name);
  if (isInterfaceType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

function setResolve(type: GraphQLObjectType, fieldName: string, resolve: Resolve | null): void {
  const field = type.getFields()[fieldName];
  if (field !== undefined && resolve !== null) field.resolve = resolve;
}
