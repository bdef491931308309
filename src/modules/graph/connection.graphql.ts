import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
}

type ClassOf<T> = new () => T;

interface ConnectionTypes<T> {
  readonly Connection: ClassOf<Connection<T>>;
  readonly Edge: ClassOf<Edge<T>>;
}

/** The Relay connection and edge types for one node type. */
export function connectionOf<T extends object>(name: string, nodeType: () => unknown): ConnectionTypes<T> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.`, simpleResolvers: true })
  class EdgeType implements Edge<T> {
    @Field(() => String, { description: 'Opaque; goes into `after` or `before`.' })
    cursor!: string;

    // The node's class is known only once all modules are loaded.
    @Field(() => nodeType() as ClassOf<T>, { description: 'The item itself.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}s.`, simpleResolvers: true })
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType], { description: 'The items of the page, in the order of the list.' })
    edges!: EdgeType[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;
  }

  return { Connection: ConnectionType, Edge: EdgeType };
}
