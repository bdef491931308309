import {
  getOperationAST,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../depth-limit.ts';
import { FieldCollector, type CollectedFields } from './collect.ts';
import { shapeOf, type Shape } from './shape.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Selections of one operation that are kept, for as many combinations of what `@skip` and `@include` ask. */
const variantsMax = 16;

/** What is known of an operation before it runs. */
export class OperationPlan {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  /** Variables that decide what is selected. */
  private readonly conditions: readonly string[];
  private readonly variants = new Map<string, SelectionPlan>();

  /** @throws GraphQLError when the document has no such operation */
  constructor(
    readonly schema: GraphQLSchema,
    document: DocumentNode,
    operationName: string | null,
    /** Told how many fields have been planned, whenever there are more. */
    private readonly onPlanned: (fieldCount: number) => void,
  ) {
    const operation = getOperationAST(document, operationName);
    if (operation == null)
      throw new GraphQLError(
        operationName === null
          ? 'The document does not say which operation to run; name it in operationName.'
          : `Unknown operation named "${operationName}".`,
      );
    this.operation = operation;
    this.fragments = Object.fromEntries(fragmentsOf(document));
    this.conditions = conditionsIn(document);
  }

  /** What these variables, which have been coerced, select of the root. @throws GraphQLError when there is no such root, or a condition is null */
  selectionFor(variables: Variables): SelectionPlan {
    const key = this.conditions.map((name) => String(variables[name])).join();
    const selection = this.variants.get(key) ?? this.select(variables);
    if (this.variants.size < variantsMax) this.variants.set(key, selection);
    return selection;
  }

  private select(variables: Variables): SelectionPlan {
    const { schema, fragments, operation, onPlanned } = this;
    const root = schema.getRootType(operation.operation);
    if (root == null) throw new GraphQLError(`Schema is not configured to execute ${operation.operation} operation.`, { nodes: operation });
    // The others may be large, and would be kept.
    const conditions = Object.fromEntries(
      this.conditions.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name]]] : [])),
    );
    const collector = new FieldCollector(schema, fragments, conditions);
    const select: Select = (type, selectionSets) => {
      const fields = collector.collect(type, selectionSets);
      onPlanned(fields.size);
      return toPlan(schema, type, fields, select);
    };
    return select(root, [operation.selectionSet]);
  }
}

/** What a selection asks of one type of object. */
export interface SelectionPlan {
  /** In the order of the response. */
  readonly fields: readonly FieldPlan[];
  /** Whether one of them is called what sets the prototype of a plain object. */
  readonly namesPrototype: boolean;
}

type Select = (type: GraphQLObjectType, selectionSets: readonly (SelectionSetNode | undefined)[]) => SelectionPlan;

/** A field of an object, wherever its selection brings it. */
export class FieldPlan {
  readonly shape: Shape;
  readonly takesArguments: boolean;
  /** Set where the value is known before it runs: the name of the type. */
  readonly constant: string | null;
  /** Set where the value has nothing below it and is no list. */
  readonly leaf: GraphQLLeafType | null;
  /** Null for what has nothing below it, which are most. */
  private selections: Map<GraphQLObjectType, SelectionPlan> | null = null;

  constructor(
    readonly parentType: GraphQLObjectType,
    readonly definition: GraphQLField<unknown, unknown>,
    readonly responseName: string,
    /** More than one where the document asks for it more than once. */
    readonly nodes: readonly [FieldNode, ...FieldNode[]],
    private readonly select: Select,
  ) {
    this.shape = shapeOf(definition.type);
    this.takesArguments = definition.args.length > 0;
    this.constant = definition === TypeNameMetaFieldDef ? parentType.name : null;
    const inner = this.shape.kind === 'required' ? this.shape.of : this.shape;
    this.leaf = inner.kind === 'leaf' ? inner.type : null;
  }

  /** What is selected of a value of this type. */
  selectionOf(type: GraphQLObjectType): SelectionPlan {
    this.selections ??= new Map();
    const known = this.selections.get(type);
    if (known !== undefined) return known;
    const selection = this.select(
      type,
      this.nodes.map(({ selectionSet }) => selectionSet),
    );
    this.selections.set(type, selection);
    return selection;
  }
}

function toPlan(schema: GraphQLSchema, type: GraphQLObjectType, fields: CollectedFields, select: Select): SelectionPlan {
  const plans = [...fields].flatMap(([responseName, [first, ...more]]) => {
    const definition = first === undefined ? undefined : definitionOf(schema, type, first.name.value);
    return first === undefined || definition === undefined ? [] : [new FieldPlan(type, definition, responseName, [first, ...more], select)];
  });
  return { fields: plans, namesPrototype: fields.has('__proto__') };
}

function definitionOf(schema: GraphQLSchema, type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

function conditionsIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args }) {
      if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name) return;
      for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
