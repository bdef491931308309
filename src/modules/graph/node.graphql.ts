import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: 'Whatever has an id of its own; `node(id)` finds it.' })
export abstract class Node {
  @Field(() => ID, { description: 'Global id: a letter for the type, an underscore, and what finds it.' })
  id!: string;
}
