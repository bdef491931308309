import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** Moves by itself, whatever the event: two renderings of it differ rightly. */
const restless = new Set(['presence', 'lastSeenAt']);
const levelsMax = 5;
/** Fields of objects beyond these are left out, so that a document keeps to what the server takes. */
const objectFieldsMax = 40;

/** A random document of an `inbox` subscription: fields of the schema with aliases, fragments, `@include` and `@skip`. */
export function inboxDocuments(): fc.Arbitrary<string> {
  return fc.gen().map((gen) => new RandomDocument(schema, gen).inbox());
}

class RandomDocument {
  private aliases = 0;
  private objectFields = 0;
  private readonly fragments: string[] = [];

  constructor(
    private readonly types: GraphQLSchema,
    private readonly gen: fc.GeneratorValue,
  ) {}

  inbox(): string {
    const inbox = this.types.getSubscriptionType()?.getFields()['inbox'];
    if (inbox === undefined) throw new Error('The schema has an inbox.');
    const selection = this.selection(getNamedType(inbox.type), levelsMax);
    return [`subscription Random($yes: Boolean = true, $no: Boolean = false) { inbox ${selection} }`, ...this.fragments].join('\n');
  }

  private selection(type: GraphQLNamedType, levels: number): string {
    const parts = isAbstractType(type)
      ? this.types.getPossibleTypes(type).map((possible) => this.spread(possible, levels))
      : isObjectType(type)
        ? this.fields(type, levels)
        : [];
    return `{ __typename ${parts.join(' ')} ${this.used()} }`;
  }

  /** Every document uses its variables, or it would not be valid. */
  private used(): string {
    return `${this.alias()}: __typename @include(if: $yes) ${this.alias()}: __typename @skip(if: $no)`;
  }

  private spread(type: GraphQLObjectType, levels: number): string {
    const selection = this.selection(type, levels);
    if (this.chance(70)) return `... on ${type.name} ${this.directive()} ${selection}`;
    const name = `fragment${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${selection}`);
    return `...${name} ${this.directive()}`;
  }

  private fields(type: GraphQLObjectType, levels: number): string[] {
    return Object.values(type.getFields())
      .filter((field) => this.canAsk(field, levels))
      .map((field) => this.field(field, levels));
  }

  private canAsk({ name, type, args }: GraphQLField<unknown, unknown>, levels: number): boolean {
    if (restless.has(name) || args.some(isRequiredArgument)) return false;
    const named = getNamedType(type);
    if (isLeafType(named)) return this.chance(50);
    // Lists of lists cost more than a document may.
    if (levels === levelsMax) return this.chance(95);
    return levels > 1 && !named.name.endsWith('Connection') && this.chance(30) && ++this.objectFields <= objectFieldsMax;
  }

  private field({ name, type }: GraphQLField<unknown, unknown>, levels: number): string {
    const named = getNamedType(type);
    return `${this.alias()}: ${name} ${this.directive()} ${isLeafType(named) ? '' : this.selection(named, levels - 1)}`;
  }

  private directive(): string {
    const directives = ['', '', '', '@include(if: $yes)', '@include(if: $no)', '@skip(if: $no)', '@skip(if: true)'];
    return directives[this.gen(fc.nat, directives.length - 1)] ?? '';
  }

  private alias(): string {
    return `f${++this.aliases}`;
  }

  private chance(percent: number): boolean {
    return this.gen(fc.integer, { min: 1, max: 100 }) <= percent;
  }
}
