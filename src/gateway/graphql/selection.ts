import {
  getOperationAST,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { viewerDependentKey } from '../../modules/graph/index.ts';

/** What decides who may share one execution of a subscription's events. */
export interface Selection {
  /** Variables that change what is selected; those that only say where to resume, or whose events to send, do not. */
  readonly variableNames: readonly string[];
  /** Whether a field is reached whose value differs from viewer to viewer. */
  readonly isViewerDependent: boolean;
}

/** Looks at a valid subscription operation, its fragments included. */
export function readSelection(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): Selection {
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new Error('A valid document has the operation that was asked for.');
  const variableNames = new Set<string>();
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
      Field() {
        if (typeInfo.getFieldDef()?.extensions[viewerDependentKey] === true) isViewerDependent = true;
      },
    }),
  );
  return { variableNames: [...variableNames].toSorted(), isViewerDependent };
}

/** The operation and all fragments, with the root field's own arguments taken away: they choose events, not what is shown of them. */
function withoutRootArguments(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const selections = operation.selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD ? { ...selection, arguments: [] } : selection,
  );
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return { ...document, definitions: [{ ...operation, selectionSet: { ...operation.selectionSet, selections } }, ...fragments] };
}
