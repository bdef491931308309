import { GraphQLEnumType, GraphQLSchema } from 'graphql';
import { buildSchema, type ContainerType, type NonEmptyArray } from 'type-graphql';
import { errorCodes } from '../../kernel/errors.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { LiveFields } from '../../modules/graph/index.ts';
import { callDirectly } from './direct-resolvers.ts';

/** Builds the schema over resolver instances, and attaches the sources of the subscription fields. */
export async function createSchema(resolvers: readonly object[], liveFields: LiveFields): Promise<GraphQLSchema> {
  const instances = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const schema = await buildSchema({
    // The classes of instances are functions; there is at least one module.
    resolvers: [...instances.keys()] as unknown as NonEmptyArray<() => unknown>,
    container: toContainer(instances),
    // Services check their own input and say so in our codes.
    validate: false,
    // Apollo Server looks whether the schema is valid; here it would be asked for all of itself at each start.
    skipCheck: true,
    pubSub: noPubSub,
  });
  callDirectly(schema, instances);
  attach(schema, liveFields);
  return withErrorCodes(schema);
}

/** Nobody publishes around the commit. */
const noPubSub = {
  publish(): never {
    throw new Error('Record a fact in the transaction instead.');
  },
  subscribe(): never {
    throw new Error('Subscription fields have live sources instead.');
  },
};

function toContainer(instances: ReadonlyMap<unknown, object>): ContainerType {
  return {
    get(resolver: unknown) {
      const instance = instances.get(resolver);
      if (instance === undefined) throw new Error('A resolver class has no instance: hand it to createSchema.');
      return instance;
    },
  };
}

function attach(schema: GraphQLSchema, liveFields: LiveFields): void {
  const fields = schema.getSubscriptionType()?.getFields() ?? {};
  for (const [name, field] of Object.entries(fields)) {
    const open = liveFields[name];
    if (open === undefined) throw new Error(`The subscription field ${name} has no source.`);
    field.subscribe = (_root, args: Readonly<Record<string, unknown>>, context: RequestContext) => open(context, args);
  }
}

/** The codes are a type of the schema, so that generated clients know them. */
function withErrorCodes(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  const errorCode = new GraphQLEnumType({
    name: 'ErrorCode',
    description: 'Every value of `extensions.code` in an error. Codes are forever.',
    values: Object.fromEntries(Object.entries(errorCodes).map(([code, description]) => [code, { description }])),
  });
  return new GraphQLSchema({ ...config, types: [...config.types, errorCode] });
}
