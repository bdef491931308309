import {
  GraphQLError,
  getOperationAST,
  Kind,
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { BadInput } from '../../kernel/errors.ts';
import { fragmentsOf } from './depth-limit.ts';

export type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** Points of an operation for given variables. */
type Cost = (variables: Variables) => number;

const pageSizeWithoutArguments = 50;
const pageArguments = new Set(['first', 'last']);
/** What a page is a list of: under these names the page's size counts. */
const pagedField = 'edges';

/**
 * What documents cost: one point per field, and what is below a page's `edges` times the page's size. A document is looked at once; per
 * request only page sizes that come as variables are put in.
 */
export class QueryCosts {
  private readonly known = new WeakMap<DocumentNode, Map<string, Cost>>();

  constructor(private readonly costMax: number) {}

  /** @throws BadInput when the operation costs more than one may. */
  check(document: DocumentNode, operationName: string | null | undefined, variables: Variables): void {
    const cost = this.costOf(document, operationName)(variables);
    if (cost > this.costMax)
      throw new BadInput('query', `The query costs ${cost} points; the limit is ${this.costMax}. Ask for smaller pages.`);
  }

  private costOf(document: DocumentNode, operationName: string | null | undefined): Cost {
    const known = this.known.get(document) ?? new Map<string, Cost>();
    this.known.set(document, known);
    const cost = known.get(operationName ?? '') ?? compile(document, operationName);
    known.set(operationName ?? '', cost);
    return cost;
  }
}

/** The document is valid: fragments exist and do not contain themselves. */
function compile(document: DocumentNode, operationName: string | null | undefined): Cost {
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new GraphQLError('The document does not say which operation to run; name it in operationName.');
  return ofSelections(operation.selectionSet, fragmentsOf(document), () => 1);
}

function ofSelections(
  selectionSet: SelectionSetNode | undefined,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  pageSize: (variables: Variables) => number,
): Cost {
  const parts = (selectionSet?.selections ?? []).map((selection): Cost => {
    switch (selection.kind) {
      case Kind.INLINE_FRAGMENT:
        return ofSelections(selection.selectionSet, fragments, pageSize);
      case Kind.FRAGMENT_SPREAD:
        return ofSelections(fragments.get(selection.name.value)?.selectionSet, fragments, pageSize);
      case Kind.FIELD: {
        const below = ofSelections(selection.selectionSet, fragments, pageSizeOf(selection.arguments ?? []));
        const times = selection.name.value === pagedField ? pageSize : () => 1;
        return (variables) => 1 + times(variables) * below(variables);
      }
    }
  });
  return (variables) => parts.reduce((sum, part) => sum + part(variables), 0);
}

function pageSizeOf(given: readonly ArgumentNode[]): (variables: Variables) => number {
  const value = given.find(({ name }) => pageArguments.has(name.value))?.value;
  if (value?.kind === Kind.INT) return () => Math.max(1, Number(value.value));
  if (value?.kind !== Kind.VARIABLE) return () => pageSizeWithoutArguments;
  const name = value.name.value;
  return (variables) => {
    const size = variables?.[name];
    return typeof size === 'number' ? Math.max(1, size) : pageSizeWithoutArguments;
  };
}
