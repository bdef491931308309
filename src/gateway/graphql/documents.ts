import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../../kernel/limits.ts';
import { depthLimit } from './depth-limit.ts';

type Prepared = DocumentNode | readonly GraphQLError[];

/** Documents are parsed and validated once, then remembered by their text. */
export class Documents {
  private readonly known: LRUCache<string, Prepared>;
  private readonly rules;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: Limits,
    introspection: boolean,
  ) {
    this.known = new LRUCache({ max: limits.documentsCachedMax });
    this.rules = [...specifiedRules, ...extraRules(limits, introspection)];
  }

  /** The document, or what is wrong with it. The same text gives the same object. */
  prepare(text: string): Prepared {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const prepared = this.parse(text);
    this.known.set(text, prepared);
    return prepared;
  }

  private parse(text: string): Prepared {
    try {
      const document = parse(text, parseOptions(this.limits));
      const errors = validate(this.schema, document, this.rules);
      return errors.length > 0 ? errors : document;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }
}

export function extraRules(limits: Limits, introspection: boolean) {
  return [depthLimit(limits), ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])];
}

export function parseOptions({ queryTokensMax }: Limits) {
  return { maxTokens: queryTokensMax };
}
