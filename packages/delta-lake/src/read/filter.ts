import type { Value } from '../schema/value.ts';

/**
 * Which rows are meant. Columns are names of the schema, `a.b` for a field within a struct; values are written as rows hold them
 * (see `Value`). As in SQL a comparison with null is never true, nor is its negation. NaN equals NaN and is greater than all other
 * numbers; strings are ordered by their code points.
 */
export type Filter =
  | { readonly column: string; readonly op: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly value: Value }
  | { readonly column: string; readonly op: 'in'; readonly values: readonly Value[] }
  | { readonly column: string; readonly op: 'is null' | 'is not null' }
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter };
