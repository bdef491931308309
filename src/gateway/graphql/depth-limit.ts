import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import type { Limits } from '../../kernel/limits.ts';

/** Refuses documents that nest too deeply. Introspection is left out: it is bounded by itself, and deep by nature. */
export function depthLimit({ queryDepthMax }: Limits): ValidationRule {
  return (context) => ({
    Document(document) {
      const depth = depthOf(document);
      if (depth > queryDepthMax) context.reportError(new GraphQLError(`The query is ${depth} levels deep; the limit is ${queryDepthMax}.`));
    },
  });
}

export function fragmentsOf({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));
}

function depthOf(document: DocumentNode): number {
  const depths = new Depths(fragmentsOf(document));
  return Math.max(0, ...document.definitions.map((each) => (each.kind === Kind.OPERATION_DEFINITION ? depths.of(each.selectionSet) : 0)));
}

/** Measures each fragment once: a chain of fragments that each spread the next one twice would double the work at every link. */
class Depths {
  private readonly known = new Map<string, number>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of(selectionSet: SelectionSetNode | undefined): number {
    return Math.max(0, ...(selectionSet?.selections ?? []).map((selection) => this.ofSelection(selection)));
  }

  private ofSelection(selection: SelectionNode): number {
    switch (selection.kind) {
      case Kind.FIELD:
        return selection.name.value.startsWith('__') ? 0 : 1 + this.of(selection.selectionSet);
      case Kind.INLINE_FRAGMENT:
        return this.of(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.ofFragment(selection.name.value);
    }
  }

  private ofFragment(name: string): number {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    // A fragment that spreads itself is another rule's business: here it ends.
    this.known.set(name, 0);
    const depth = this.of(this.fragments.get(name)?.selectionSet);
    this.known.set(name, depth);
    return depth;
  }
}
