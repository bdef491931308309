import fc from 'fast-check';

/** A schema with a field of every kind. */
export const kindsSchema = /* GraphQL */ `
  type Query implements Thing { ${fields()} }
  type Mutation { first: Item second: Item! third: [Item!]! }
  type Subscription { happened: Happening! }
  interface Thing { int: Int item: Item }
  type Item implements Thing { ${fields()} }
  type Other { id: ID! text: String! item: Item }
  union Happening = Item | Other
  enum Colour { RED GREEN }
  input Range { from: Int! = 1, to: Int }
  scalar Moment
  schema { query: Query mutation: Mutation subscription: Subscription }
`;

function fields(): string {
  return `
    id: ID! int: Int text: String! float: Float yes: Boolean colour: Colour moment: Moment
    texts: [String] numbers: [Int!]! grid: [[Int!]]
    item: Item other: Other! thing: Thing happening: Happening! items: [Item] things: [Thing!] happenings: [Happening!]!
    asked(text: String = "none", range: Range, colours: [Colour!]): String
  `;
}

/** A random operation on it. It takes the variables `$yes`, `$no`, `$text` and `$from`, and need not use them. */
export function kindsOperations(): fc.Arbitrary<string> {
  return fc.gen().map((gen) => new RandomOperation(gen).text());
}

const leaves = ['id', 'int', 'text', 'float', 'yes', 'colour', 'moment', 'texts', 'numbers', 'grid', '__typename'];
const lists: Readonly<Record<string, string>> = {
  item: 'Item',
  items: 'Item',
  other: 'Other',
  thing: 'Thing',
  things: 'Thing',
  happening: 'Happening',
  happenings: 'Happening',
};
const asked = ['asked', 'asked(text: "now")', 'asked(text: $text)', 'asked(colours: [RED])', 'asked(range: { from: $from, to: 3 })'];

/** Fields with aliases and without, which are merged; fragments of both kinds, some of them twice; conditions. */
class RandomOperation {
  private aliases = 0;
  private readonly fragments: string[] = [];

  constructor(private readonly gen: fc.GeneratorValue) {}

  text(): string {
    const operation = this.oneOf([
      () => `query Random(${variables}) ${this.selection('Query', 3)}`,
      () => `mutation Random(${variables}) { first ${this.selection('Item', 2)} second ${this.selection('Item', 1)} }`,
      () => `mutation Random(${variables}) { third ${this.selection('Item', 2)} again: third ${this.selection('Item', 2)} }`,
      () => `subscription Random(${variables}) { happened ${this.selection('Happening', 3)} }`,
    ]);
    return [operation, ...this.fragments].join('\n');
  }

  private selection(type: string, levels: number): string {
    const count = this.gen(fc.integer, { min: 1, max: 5 });
    return `{ ${Array.from({ length: count }, () => this.part(type, levels)).join(' ')} }`;
  }

  private part(type: string, levels: number): string {
    const below = (): string => (levels === 0 ? '__typename' : this.objects(type, levels - 1));
    const fragment = (on: string): string => (levels === 0 ? '__typename' : this.spread(on, levels - 1));
    switch (type) {
      case 'Happening':
        return this.oneOf([() => fragment('Item'), () => fragment('Other'), () => fragment('Thing'), () => '__typename']);
      case 'Thing':
        return this.oneOf([() => `${this.alias()}int`, () => '__typename', below, () => fragment('Item')]);
      case 'Other':
        return this.oneOf([() => 'id', () => 'text', () => `${this.alias()}__typename`, below]);
      default:
        return this.oneOf([
          () => `${this.alias()}${this.pick(leaves)} ${this.directive()}`,
          () => `a${++this.aliases}: ${this.pick(asked)}`,
          below,
          () => fragment(this.pick([type, 'Thing'])),
        ]);
    }
  }

  private objects(type: string, levels: number): string {
    const field = type === 'Thing' || type === 'Other' ? 'item' : this.pick(Object.keys(lists));
    return `${this.alias()}${field} ${this.directive()} ${this.selection(lists[field] ?? '', levels)}`;
  }

  private spread(type: string, levels: number): string {
    const selection = this.selection(type, levels);
    if (this.gen(fc.boolean)) return `... on ${type} ${this.directive()} ${selection}`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type} ${selection}`);
    return `...${name} ${this.directive()} ...${name} ${this.directive()}`;
  }

  private directive(): string {
    return this.pick(['', '', '', '@include(if: $yes)', '@include(if: $no)', '@skip(if: $no)', '@skip(if: true)']);
  }

  private alias(): string {
    return this.gen(fc.boolean) ? `a${++this.aliases}: ` : '';
  }

  private pick(choices: readonly string[]): string {
    return this.oneOf(choices.map((choice) => () => choice));
  }

  private oneOf(choices: readonly (() => string)[]): string {
    return choices[this.gen(fc.nat, choices.length - 1)]?.() ?? '';
  }
}

const variables = '$yes: Boolean!, $no: Boolean = false, $text: String, $from: Int! = 5';
