import type { Filter } from '../read/filter.ts';

/** A filter for the table's history. Values are left out: they might be personal, and history is not rewritten by an erasure. */
export function describeFilter(filter: Filter): string {
  if ('and' in filter) return `(${filter.and.map(describeFilter).join(' and ')})`;
  if ('or' in filter) return `(${filter.or.map(describeFilter).join(' or ')})`;
  if ('not' in filter) return `not ${describeFilter(filter.not)}`;
  if (filter.op === 'in') return `${filter.column} in (${filter.values.length} values)`;
  return 'value' in filter ? `${filter.column} ${filter.op} ?` : `${filter.column} ${filter.op}`;
}
