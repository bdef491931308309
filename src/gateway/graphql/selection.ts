import {
  getOperationAST,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { joiningDependentKey, viewerDependentKey } from '../../modules/graph/index.ts';
import { fragmentsOf } from './depth-limit.ts';

/** What decides who may share one execution of a subscription's events. */
export interface Selection {
  /** Variables that change what is selected; those that only say where to resume, or whose events to send, do not. */
  readonly variableNames: readonly string[];
  /** Whether a field is reached whose value differs from viewer to viewer, or by when they joined in ways that the engine does not know of. */
  readonly isViewerDependent: boolean;
}

/** Looks at a valid subscription operation, its fragments included. */
export function readSelection(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): Selection {
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new Error('A valid document has the operation that was asked for.');
  const variableNames = new Set<string>();
  const joiningDependent = new Set<FieldNode>();
  let isViewerDependent = false;
  const typeInfo = new TypeInfo(schema);
  visit(
    withoutRootArguments(document, operation),
    visitWithTypeInfo(typeInfo, {
      // Where a variable is declared, it does not select anything yet.
      VariableDefinition: () => false,
      Variable({ name }) {
        variableNames.add(name.value);
      },
      Field(node) {
        const { extensions = {} } = typeInfo.getFieldDef() ?? {};
        if (extensions[viewerDependentKey] === true) isViewerDependent = true;
        if (extensions[joiningDependentKey] === true) joiningDependent.add(node);
      },
    }),
  );
  isViewerDependent ||= [...joiningDependent].some(({ selectionSet }) => reaches(selectionSet, joiningDependent, fragmentsOf(document)));
  return { variableNames: [...variableNames].toSorted(), isViewerDependent };
}

/** Whether one of the fields is selected there, at any depth. Takes the fragments that it has looked into from the map: once is enough. */
function reaches(
  selectionSet: SelectionSetNode | undefined,
  fields: ReadonlySet<FieldNode>,
  fragments: Map<string, FragmentDefinitionNode>,
): boolean {
  return (selectionSet?.selections ?? []).some((selection) => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD)
      return (selection.kind === Kind.FIELD && fields.has(selection)) || reaches(selection.selectionSet, fields, fragments);
    const fragment = fragments.get(selection.name.value);
    fragments.delete(selection.name.value);
    return reaches(fragment?.selectionSet, fields, fragments);
  });
}

/** The operation and all fragments, with the root field's own arguments taken away: they choose events, not what is shown of them. */
function withoutRootArguments(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const selections = operation.selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD ? { ...selection, arguments: [] } : selection,
  );
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return { ...document, definitions: [{ ...operation, selectionSet: { ...operation.selectionSet, selections } }, ...fragments] };
}
