import { DeltaError } from '../../errors.ts';
import type { DataType, StructField, StructType } from '../../schema/data-type.ts';
import { fieldAt } from '../../schema/fields.ts';
import type { Value } from '../../schema/value.ts';
import type { Filter } from '../filter.ts';
import { literalOf } from './literal.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** The column of a condition: its fields from the table's column down, and the type of the last. */
export interface FilterColumn {
  readonly fields: readonly StructField[];
  readonly type: DataType;
}

/** A filter against a schema, without negations: then it suffices to know what is true, unknown counts as false. */
export type Condition =
  | { readonly kind: 'compare'; readonly column: FilterColumn; readonly op: Comparison; readonly value: Value }
  | { readonly kind: 'null' | 'not_null'; readonly column: FilterColumn }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] };

const never: Condition = { kind: 'any', of: [] };
const opposite = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

/** @throws DeltaError `option_invalid` for a column that is not there or cannot be compared, and a value of another type */
export function conditionOf(schema: StructType, filter: Filter): Condition {
  return prepare(schema, filter, false);
}

/** Names of the table's columns that a condition looks at. */
export function columnsOf(condition: Condition): Set<string> {
  if ('of' in condition) return new Set(condition.of.flatMap((part) => [...columnsOf(part)]));
  return new Set([condition.column.fields[0]?.name ?? '']);
}

function prepare(schema: StructType, filter: Filter, isNegated: boolean): Condition {
  if ('and' in filter || 'or' in filter) {
    const parts = 'and' in filter ? filter.and : filter.or;
    return {
      kind: 'and' in filter !== isNegated ? 'all' : 'any',
      of: parts.map((part) => prepare(schema, part, isNegated)),
    };
  }
  if ('not' in filter) return prepare(schema, filter.not, !isNegated);
  const column = columnAt(schema, filter.column);
  switch (filter.op) {
    case 'is null':
    case 'is not null':
      return { kind: (filter.op === 'is null') !== isNegated ? 'null' : 'not_null', column };
    case 'in':
      return {
        kind: isNegated ? 'all' : 'any',
        of: filter.values.map((value) => comparison(filter.column, column, isNegated ? '!=' : '=', value)),
      };
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(filter.column, column, isNegated ? opposite[filter.op] : filter.op, filter.value);
    default:
      throw new DeltaError('option_invalid', `a filter cannot be ${JSON.stringify((filter as { op: unknown }).op)}`);
  }
}

function comparison(name: string, column: FilterColumn, op: Comparison, value: Value): Condition {
  if (value === null) return never;
  return { kind: 'compare', column, op, value: literalOf(name, column.type, value) };
}

function columnAt(schema: StructType, name: string): FilterColumn {
  const found = fieldAt(schema, name);
  const type = found?.fields.at(-1)?.type;
  if (found === null || type === undefined) throw new DeltaError('option_invalid', `there is no column ${name}`);
  return { fields: found.fields, type };
}
