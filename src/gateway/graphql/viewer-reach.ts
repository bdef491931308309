import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
import { joiningDependentKey, viewerDependentKey } from '../../modules/graph/index.ts';

/** The types that subscription fields resolve to, of unions and interfaces each of their types. */
export function eventTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
  const types = fields.flatMap(({ type }) => {
    const named = getNamedType(type);
    if (isAbstractType(named)) return schema.getPossibleTypes(named);
    return isObjectType(named) ? [named] : [];
  });
  return [...new Set(types)];
}

/** Whether what a selection reaches depends on the viewer. */
export class ViewerReach {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  /** For a subscription's root selection, when its field resolves to that type. */
  from(root: SelectionSetNode, event: GraphQLObjectType): boolean {
    return this.fieldsOf(root, this.schema.getSubscriptionType()).some(
      ({ selectionSet }) => selectionSet !== undefined && this.reaches(selectionSet, event, false),
    );
  }

  private reaches(selectionSet: SelectionSetNode, parent: GraphQLCompositeType, isBelowJoining: boolean): boolean {
    return this.fieldsOf(selectionSet, parent).some((field) => this.reachesFrom(field, parent, isBelowJoining));
  }

  private reachesFrom(field: FieldNode, parent: GraphQLCompositeType, isBelowJoining: boolean): boolean {
    // Below a fragment on another type than the parent's, the field may be that type's: any type that has it will do.
    return this.typesWithin(parent).some((type) => {
      const definition = type.getFields()[field.name.value];
      if (definition === undefined) return false;
      const isJoining = definition.extensions[joiningDependentKey] === true;
      if (definition.extensions[viewerDependentKey] === true || (isJoining && isBelowJoining)) return true;
      const named = getNamedType(definition.type);
      return (
        field.selectionSet !== undefined && isCompositeType(named) && this.reaches(field.selectionSet, named, isBelowJoining || isJoining)
      );
    });
  }

  /** The fields that are selected there when the parent is of this type, those of fragments included. */
  private fieldsOf(
    selectionSet: SelectionSetNode,
    parent: GraphQLCompositeType | null | undefined,
    /** Once is enough: a chain of fragments that each spread the next one twice would double the work at every link. */
    visited = new Set<FragmentDefinitionNode | InlineFragmentNode>(),
  ): FieldNode[] {
    return selectionSet.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
      if (fragment === undefined || visited.has(fragment) || !this.applies(fragment.typeCondition?.name.value, parent)) return [];
      return this.fieldsOf(fragment.selectionSet, parent, visited.add(fragment));
    });
  }

  /** Only an object type can rule a fragment out. */
  private applies(condition: string | undefined, parent: GraphQLCompositeType | null | undefined): boolean {
    if (condition === undefined || !isObjectType(parent) || condition === parent.name) return true;
    const type = this.schema.getType(condition);
    return isAbstractType(type) && this.schema.isSubType(type, parent);
  }

  private typesWithin(parent: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isObjectType(parent) ? [parent] : this.schema.getPossibleTypes(parent);
  }
}
