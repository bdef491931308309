import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  typeFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The fields of a selection by the names that they have in the response; those of one name are merged. */
export type CollectedFields = Map<string, FieldNode[]>;

/** Collects what selections ask of one type of object: the specification's CollectFields(). */
export class FieldCollector {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    /** Those that `@skip` and `@include` look at. */
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** @throws GraphQLError when a condition is null */
  collect(type: GraphQLObjectType, selectionSets: readonly (SelectionSetNode | undefined)[]): CollectedFields {
    const fields: CollectedFields = new Map();
    const spread = new Set<string>();
    for (const selectionSet of selectionSets) this.add(selectionSet?.selections ?? [], type, fields, spread);
    return fields;
  }

  private add(selections: readonly SelectionNode[], type: GraphQLObjectType, fields: CollectedFields, spread: Set<string>): void {
    for (const selection of selections) {
      if (!this.isIncluded(selection)) continue;
      switch (selection.kind) {
        case Kind.FIELD: {
          const name = selection.alias?.value ?? selection.name.value;
          const nodes = fields.get(name);
          if (nodes === undefined) fields.set(name, [selection]);
          else nodes.push(selection);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          if (this.applies(selection.typeCondition, type)) this.add(selection.selectionSet.selections, type, fields, spread);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = this.fragments[name];
          if (spread.has(name) || fragment === undefined) break;
          spread.add(name);
          if (this.applies(fragment.typeCondition, type)) this.add(fragment.selectionSet.selections, type, fields, spread);
        }
      }
    }
  }

  private isIncluded(node: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.variables);
    if (skip?.['if'] === true) return false;
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.variables);
    return include?.['if'] !== false;
  }

  private applies(condition: NamedTypeNode | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined) return true;
    const named = typeFromAST(this.schema, condition);
    return named === type || (isAbstractType(named) && this.schema.isSubType(named, type));
  }
}
