import { getOperationAST, Kind, visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { fragmentsOf } from './depth-limit.ts';
import { eventTypes, ViewerReach } from './viewer-reach.ts';

/** What decides who may share one execution of a subscription's events. */
export interface Selection {
  /** Variables that change what is selected; those that only say where to resume, or whose events to send, do not. */
  readonly variableNames: readonly string[];
  /**
   * The types of events in which a field is reached whose value differs from viewer to viewer, or by when they joined in ways that the
   * engine does not know of.
   */
  readonly viewerDependentTypes: ReadonlySet<string>;
}

/** Looks at a valid subscription operation, its fragments included. */
export function readSelection(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): Selection {
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new Error('A valid document has the operation that was asked for.');
  const reach = new ViewerReach(schema, fragmentsOf(document));
  return {
    variableNames: variableNamesIn(document, operation),
    viewerDependentTypes: new Set(eventTypes(schema).flatMap((type) => (reach.from(operation.selectionSet, type) ? [type.name] : []))),
  };
}

function variableNamesIn(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const names = new Set<string>();
  visit(withoutRootArguments(document, operation), {
    // Where a variable is declared, it does not select anything yet.
    VariableDefinition: () => false,
    Variable({ name }) {
      names.add(name.value);
    },
  });
  return [...names].toSorted();
}

/** The operation and all fragments, with the root field's own arguments taken away: they choose events, not what is shown of them. */
function withoutRootArguments(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const selections = operation.selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD ? { ...selection, arguments: [] } : selection,
  );
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return { ...document, definitions: [{ ...operation, selectionSet: { ...operation.selectionSet, selections } }, ...fragments] };
}
