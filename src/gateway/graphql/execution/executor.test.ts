import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  buildSchema,
  execute,
  getIntrospectionQuery,
  isObjectType,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  parse,
  specifiedRules,
  validate,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kindsOperations, kindsSchema } from '../../../../test/support/random-operation.ts';
import { Executor } from './executor.ts';

/** `EXECUTION_SEED=7 EXECUTION_RUNS=10000 npm test -- executor` asks other questions. */
const seed = Number(process.env['EXECUTION_SEED'] ?? 1);
const numRuns = Number(process.env['EXECUTION_RUNS'] ?? 1_000);

const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule && rule !== NoUnusedVariablesRule);

describe('An executor with plans', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  const others = process.listeners('unhandledRejection');
  // graphql-js leaves promises alone where a list fails before all of its items are there; they would fail the test.
  beforeAll(() => process.removeAllListeners('unhandledRejection').on('unhandledRejection', note));
  afterAll(() => {
    process.off('unhandledRejection', note);
    for (const listener of others) process.on('unhandledRejection', listener);
  });

  test('gives what graphql-js gives, whatever resolvers do', async () => {
    await fc.assert(
      fc.asyncProperty(kindsOperations(), fc.nat(), fc.boolean(), fc.boolean(), async (text, salt, yes, no) => {
        const schema = schemaThatDoes(salt);
        const document = parse(text);
        expect(validate(schema, document, rules)).toEqual([]);
        const variables = { yes, no, text: 'asked for', from: salt % 3 === 0 ? 'three' : 3 };
        const rootValue = source('root', salt);
        const executor = new Executor(schema, 100_000);
        const runnable = executor.prepare({ document, operationName: null, variables });
        const expected = toText(await execute({ schema, document, rootValue, variableValues: variables }));
        await aTurn();
        unhandled.length = 0;
        expect(toText(await runnable.run(rootValue, {}))).toBe(expected);
        // The second run goes by what the first one found out.
        expect(toText(await runnable.run(rootValue, {}))).toBe(expected);
        await aTurn();
        expect(unhandled).toEqual([]);
      }),
      { numRuns, seed },
    );
  });
});

describe('An executor with plans, asked for the same again,', () => {
  const schema = buildSchema(`type Query { text(of: String): String, next: Query }`);
  const rootValue = { text: ({ of }: { of?: string }) => `text of ${of}`, next: { text: 'next' } };
  const executor = new Executor(schema, 10);

  test('describes its schema as graphql-js does', async () => {
    const document = parse(getIntrospectionQuery());
    expect(await executor.execute({ document, operationName: null, variables: {} }, {})).toEqual(await execute({ schema, document }));
  });

  test('runs each operation of a document, and none that is not there', () => {
    const document = parse('query One { text(of: "one") } query Two { text(of: "two") }');
    const run = (operationName: string | null): unknown => executor.prepare({ document, operationName, variables: {} }).run(rootValue, {});
    expect(run('One')).toEqual({ data: { text: 'text of one' } });
    expect(run('Two')).toEqual({ data: { text: 'text of two' } });
    expect(run('One')).toEqual({ data: { text: 'text of one' } });
    expect(run('Three')).toMatchObject({ errors: [{ message: 'Unknown operation named "Three".' }] });
    expect(run(null)).toMatchObject({ errors: [{}] });
  });

  test('goes by the variables of the moment', () => {
    const document = parse('query ($of: String, $more: Boolean!) { text(of: $of) next @include(if: $more) { text } }');
    const run = (variables: Record<string, unknown>): unknown =>
      executor.prepare({ document, operationName: null, variables }).run(rootValue, {});
    for (let i = 0; i < 20; i++) {
      expect(run({ of: `${i}`, more: false })).toEqual({ data: { text: `text of ${i}` } });
      expect(run({ of: `${i}`, more: true })).toEqual({ data: { text: `text of ${i}`, next: { text: 'next' } } });
    }
    expect(run({ of: 7, more: true })).toMatchObject({ errors: [{ message: expect.stringContaining('$of') as unknown }] });
  });

  test('gives what is called __proto__ as anything else', () => {
    const document = parse('{ __proto__: text(of: "proto") next { __proto__: text } }');
    const result = executor.prepare({ document, operationName: null, variables: {} }).run(rootValue, {});
    expect(JSON.stringify(result)).toBe('{"data":{"__proto__":"text of proto","next":{"__proto__":"next"}}}');
  });
});

/** In which Node hears of failures that nobody handled. */
async function aTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** A value of no fitting type is said in one sentence instead of five. */
function toText(result: ExecutionResult): string {
  return JSON.stringify(result).replaceAll(
    /"message":"(Abstract type|Runtime Object type|The value of field).*?","loc/g,
    '"message":"No type.","loc',
  );
}

/** Every field gives something, and the same again: a value, none, a wrong one, an error, a promise of any of them. */
function schemaThatDoes(salt: number): GraphQLSchema {
  const schema = buildSchema(kindsSchema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) if (chance(`${type.name}.${field.name}`, salt, 40)) field.resolve = resolver(salt);
  }
  return schema;
}

function resolver(salt: number): GraphQLFieldResolver<unknown, unknown> {
  return (parent, args, _context, { fieldName, returnType, path }) => {
    const place = `${String((parent as { place?: unknown } | undefined)?.place)}.${fieldName}.${String(path.key)}${JSON.stringify(args)}`;
    return outcome(place, String(returnType), salt);
  };
}

/** An object whose properties are found out when they are asked for. */
function source(place: string, salt: number): object {
  const __typename = ['Item', 'Other', 'Item', 'Other', 'Colour', 'Nothing', undefined][number(place, salt) % 9];
  const own = { place, ...(number(place, salt) % 9 > 6 ? { __typename: 'Item' } : { __typename }) };
  return new Proxy(own, {
    get(target, name, receiver) {
      if (typeof name !== 'string' || name in target || !(name in shapes)) return Reflect.get(target, name, receiver) as unknown;
      const shape = shapes[name] ?? '';
      if (name === 'asked') return (args: unknown) => outcome(`${place}.${name}${JSON.stringify(args)}`, shape, salt);
      return outcome(`${place}.${name}`, shape, salt);
    },
  });
}

const shapes: Readonly<Record<string, string>> = Object.fromEntries(
  ['Query', 'Mutation', 'Subscription', 'Other'].flatMap((name) => {
    const type = buildSchema(kindsSchema).getType(name);
    return isObjectType(type) ? Object.values(type.getFields()).map((field) => [field.name, String(field.type)]) : [];
  }),
);

function outcome(place: string, shape: string, salt: number): unknown {
  const what = number(`outcome ${place}`, salt) % 100;
  if (what < 4) return null;
  if (what < 6) return undefined;
  if (what < 8) throw new Error(`thrown at ${place}`);
  if (what < 10) return new Error(`returned at ${place}`);
  if (what < 12) return Promise.reject(new Error(`rejected at ${place}`));
  if (what < 14) return { not: 'what was asked for' };
  if (what < 16) return shape.startsWith('[') ? 7 : [];
  const value = valueOf(place, shape, salt);
  return what < 40 ? Promise.resolve(value) : value;
}

function valueOf(place: string, shape: string, salt: number): unknown {
  const type = shape.replace(/!$/, '');
  if (type.startsWith('[')) {
    const count = number(`length ${place}`, salt) % 4;
    return Array.from({ length: count }, (_, i) => {
      try {
        return outcome(`${place}.${i}`, type.slice(1, -1), salt);
      } catch (error) {
        return error;
      }
    });
  }
  switch (type) {
    case 'Int':
      return number(place, salt) % 1_000;
    case 'Float':
      return number(place, salt) / 7;
    case 'Boolean':
      return number(place, salt) % 2 === 0;
    case 'Colour':
      return ['RED', 'GREEN', 'BLUE'][number(place, salt) % 3];
    case 'ID':
    case 'String':
    case 'Moment':
      return place;
    default:
      return source(place, salt);
  }
}

function chance(place: string, salt: number, percent: number): boolean {
  return number(`chance ${place}`, salt) % 100 < percent;
}

function number(place: string, salt: number): number {
  return createHash('md5').update(`${place} ${salt}`).digest().readUInt32BE();
}
