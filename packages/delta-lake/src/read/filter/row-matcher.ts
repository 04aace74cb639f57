import type { StructType } from '../../schema/data-type.ts';
import type { Row, Value } from '../../schema/value.ts';
import type { Filter } from '../filter.ts';
import { type Comparison, type Condition, conditionOf, type FilterColumn } from './condition.ts';
import { compareValues } from './value-order.ts';

/**
 * Tells for rows of a schema whether a filter is true.
 * @throws DeltaError `option_invalid` for a column that is not there or a value of another type
 */
export function rowMatcher(schema: StructType, filter: Filter): (row: Row) => boolean {
  return matcherOf(conditionOf(schema, filter));
}

export function matcherOf(condition: Condition): (row: Row) => boolean {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.of.map(matcherOf);
      return (row) => parts.every((part) => part(row));
    }
    case 'any': {
      const parts = condition.of.map(matcherOf);
      return (row) => parts.some((part) => part(row));
    }
    case 'null':
      return (row) => valueIn(row, condition.column) === null;
    case 'not_null':
      return (row) => valueIn(row, condition.column) !== null;
    case 'compare': {
      const { column, value, op } = condition;
      return (row) => {
        const found = valueIn(row, column);
        return found !== null && holds(op, compareValues(column.type, found, value));
      };
    }
  }
}

export function holds(op: Comparison, order: number): boolean {
  switch (op) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function valueIn(row: Row, column: FilterColumn): Value {
  let value: Value = row;
  for (const field of column.fields) {
    if (value === null) return null;
    value = (value as Row)[field.name] ?? null;
  }
  return value;
}
