import type { Value } from '../../schema/value.ts';
import type { Condition, FilterColumn } from './condition.ts';
import { compareValues } from './value-order.ts';

/** What is known of a column's values in a file. */
export interface Bounds {
  /** No value is below; undefined when nothing is known. */
  readonly min: Value | undefined;
  readonly max: Value | undefined;
  /**
   * What `max` means: `value`, no value is above, and `min` and `max` are whole; `loose`, no value is above, but `min` or `max`
   * might be no value of the file; `prefix`, texts that begin with it may be above; `number`, NaN may be above.
   */
  readonly maxIs: 'value' | 'loose' | 'prefix' | 'number';
  readonly mayBeNull: boolean;
  readonly mayHaveValue: boolean;
}

/** Whether the condition could be true for a row within the bounds: only what surely cannot be is denied. */
export function mayMatch(condition: Condition, boundsOf: (column: FilterColumn) => Bounds): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => mayMatch(part, boundsOf));
    case 'any':
      return condition.of.some((part) => mayMatch(part, boundsOf));
    case 'null':
      return boundsOf(condition.column).mayBeNull;
    case 'not_null':
      return boundsOf(condition.column).mayHaveValue;
    case 'compare': {
      const bounds = boundsOf(condition.column);
      return bounds.mayHaveValue && mayCompare(condition, bounds);
    }
  }
}

function mayCompare({ op, value, column }: Condition & { kind: 'compare' }, { min, max, maxIs }: Bounds): boolean {
  const isAbove = (bound: Value) => compareValues(column.type, bound, value) > 0;
  const isBelow = (bound: Value) => compareValues(column.type, bound, value) < 0;
  const isOpen =
    maxIs === 'number' || (maxIs === 'prefix' && (value as string).startsWith((max as string | undefined) ?? ''));
  switch (op) {
    case '=': {
      const isUnbounded = isOpen && (maxIs === 'prefix' || Number.isNaN(value));
      return (min === undefined || !isAbove(min)) && (max === undefined || isUnbounded || !isBelow(max));
    }
    case '!=':
      return maxIs !== 'value' || min === undefined || max === undefined || isBelow(min) || isAbove(max);
    case '<':
      return min === undefined || isBelow(min);
    case '<=':
      return min === undefined || !isAbove(min);
    case '>':
      return max === undefined || isOpen || isAbove(max);
    case '>=':
      return max === undefined || isOpen || !isBelow(max);
  }
}
