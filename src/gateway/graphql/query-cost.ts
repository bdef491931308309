import {
  getOperationAST,
  GraphQLError,
  Kind,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { BadInput } from '../../kernel/errors.ts';
import { fragmentsOf } from './depth-limit.ts';

export type Variables = Readonly<Record<string, unknown>> | null | undefined;

const pageSizeWithoutArguments = 50;
const pageArguments = new Set(['first', 'last']);
/** What a page is a list of: under these names the page's size counts. */
const pagedField = 'edges';
/** Lists that are no pages, and how many items they have where no argument says so. */
const listSizes: ReadonlyMap<string, number> = new Map([['users', 20]]);

/**
 * What documents cost: one point per field, and what is below a page's `edges` times the page's size. A document whose page sizes are
 * all written out is looked at once; the others once per request.
 */
export class QueryCosts {
  private readonly known = new WeakMap<DocumentNode, Map<string, number>>();

  constructor(private readonly costMax: number) {}

  /** @throws BadInput when the operation costs more than one may. The document is valid. */
  check(document: DocumentNode, operationName: string | null | undefined, variables: Variables): void {
    const cost = this.costOf(document, operationName, variables);
    if (cost > this.costMax)
      throw new BadInput('query', `The query costs ${cost} points; the limit is ${this.costMax}. Ask for smaller pages.`);
  }

  private costOf(document: DocumentNode, operationName: string | null | undefined, variables: Variables): number {
    const costs = this.known.get(document) ?? new Map<string, number>();
    const known = costs.get(operationName ?? '');
    if (known !== undefined) return known;
    const operation = getOperationAST(document, operationName);
    if (operation == null) throw new GraphQLError('The document does not say which operation to run; name it in operationName.');
    const estimate = new Estimate(operation, fragmentsOf(document), variables);
    const cost = estimate.total;
    if (!estimate.readVariables) this.known.set(document, costs.set(operationName ?? '', cost));
    return cost;
  }
}

/** What a selection costs: once, and again for each item of the page that it is part of. */
interface Points {
  readonly once: number;
  readonly perItem: number;
}

/** Counts one operation for given variables, each fragment once: fragments may spread each other more often than could be counted. */
class Estimate {
  /** Whether the total may be another one for other variables. */
  readVariables = false;
  private readonly fragmentPoints = new Map<string, Points>();

  constructor(
    private readonly operation: OperationDefinitionNode,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  get total(): number {
    const { once, perItem } = this.ofSelections(this.operation.selectionSet);
    return once + perItem;
  }

  private ofSelections(selectionSet: SelectionSetNode | undefined): Points {
    const total = { once: 0, perItem: 0 };
    for (const selection of selectionSet?.selections ?? []) {
      const { once, perItem } = this.ofSelection(selection);
      total.once += once;
      total.perItem += perItem;
    }
    return total;
  }

  private ofSelection(selection: SelectionNode): Points {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.ofField(selection);
      case Kind.INLINE_FRAGMENT:
        return this.ofSelections(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.ofFragment(selection.name.value);
    }
  }

  private ofField({ name, arguments: given = [], selectionSet }: FieldNode): Points {
    const { once, perItem } = this.ofSelections(selectionSet);
    const listSize = perItem === 0 && selectionSet !== undefined ? listSizes.get(name.value) : undefined;
    if (listSize !== undefined) return { once: 1 + once * this.pageSizeOf(given, listSize), perItem: 0 };
    const below = perItem === 0 ? once : once + perItem * this.pageSizeOf(given);
    return name.value === pagedField ? { once: 1, perItem: below } : { once: 1 + below, perItem: 0 };
  }

  private ofFragment(name: string): Points {
    const points = this.fragmentPoints.get(name) ?? this.ofSelections(this.fragments.get(name)?.selectionSet);
    this.fragmentPoints.set(name, points);
    return points;
  }

  private pageSizeOf(given: readonly ArgumentNode[], otherwise = pageSizeWithoutArguments): number {
    const value = given.find(({ name }) => pageArguments.has(name.value))?.value;
    if (value?.kind === Kind.INT) return Math.max(1, Number(value.value));
    return value?.kind === Kind.VARIABLE ? this.pageSizeIn(value.name.value) : otherwise;
  }

  private pageSizeIn(variable: string): number {
    this.readVariables = true;
    const size = this.variables?.[variable];
    if (typeof size === 'number') return Math.max(1, size);
    const fallback = this.operation.variableDefinitions?.find((each) => each.variable.name.value === variable)?.defaultValue;
    return size === undefined && fallback?.kind === Kind.INT ? Math.max(1, Number(fallback.value)) : pageSizeWithoutArguments;
  }
}
