/** A document in GraphQL with its types: what @graphql-codegen makes of one (client preset, `documentMode: string`), or its text. */
export interface Document<Data, Variables> {
  toString(): string;
  readonly __apiType?: (variables: Variables) => Data;
}
