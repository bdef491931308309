import { GraphQLError, Kind, type ASTNode, type DocumentNode, type FragmentDefinitionNode, type ValidationRule } from 'graphql';
import type { Limits } from '../../kernel/limits.ts';

/** Refuses documents that nest too deeply. Introspection is left out: it is bounded by itself, and deep by nature. */
export function depthLimit({ queryDepthMax }: Limits): ValidationRule {
  return (context) => ({
    Document(document) {
      const depth = depthOf(document, fragmentsOf(document));
      if (depth > queryDepthMax) context.reportError(new GraphQLError(`The query is ${depth} levels deep; the limit is ${queryDepthMax}.`));
    },
  });
}

export function fragmentsOf({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));
}

/** Fragments that spread themselves are another rule's business: here they count once. */
function depthOf(node: ASTNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, within: ReadonlySet<string> = new Set()): number {
  switch (node.kind) {
    case Kind.DOCUMENT: {
      const operations = node.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      return Math.max(0, ...operations.map((operation) => depthOf(operation, fragments)));
    }
    case Kind.FIELD:
      return node.name.value.startsWith('__') ? 0 : 1 + selectionDepth(node.selectionSet, fragments, within);
    case Kind.FRAGMENT_SPREAD: {
      const fragment = fragments.get(node.name.value);
      if (fragment === undefined || within.has(node.name.value)) return 0;
      return selectionDepth(fragment.selectionSet, fragments, new Set([...within, node.name.value]));
    }
    case Kind.OPERATION_DEFINITION:
    case Kind.INLINE_FRAGMENT:
      return selectionDepth(node.selectionSet, fragments, within);
    default:
      return 0;
  }
}

function selectionDepth(
  selectionSet: { readonly selections: readonly ASTNode[] } | undefined,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  within: ReadonlySet<string>,
): number {
  return Math.max(0, ...(selectionSet?.selections ?? []).map((selection) => depthOf(selection, fragments, within)));
}
