import type { Filter } from '../../read/filter.ts';
import type { DataType, StructType } from '../../schema/data-type.ts';
import { decimalDigits } from '../../schema/types.ts';
import type { Row, Value } from '../../schema/value.ts';

/** True, false, or null for unknown, by SQL's three-valued logic. Written without a look at the filter under test. */
export function holds(filter: Filter, row: Row, schema: StructType): boolean | null {
  if ('and' in filter) return all(filter.and.map((part) => holds(part, row, schema)));
  if ('or' in filter) return not(all(filter.or.map((part) => not(holds(part, row, schema)))));
  if ('not' in filter) return not(holds(filter.not, row, schema));
  const { value, type } = valueAt(filter.column, row, schema);
  if (!('value' in filter) && !('values' in filter)) return (value === null) === (filter.op === 'is null');
  if (value === null) return null;
  if ('values' in filter) return filter.values.some((one) => one !== null && order(value, one, type) === 0);
  const compared = order(value, filter.value, type);
  switch (filter.op) {
    case '=':
      return compared === 0;
    case '!=':
      return compared !== 0;
    case '<':
      return compared < 0;
    case '<=':
      return compared <= 0;
    case '>':
      return compared > 0;
    case '>=':
      return compared >= 0;
  }
}

function all(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function valueAt(column: string, row: Row, schema: StructType): { value: Value; type: DataType } {
  const [name = '', ...below] = column.split('.');
  const type = schema.fields.find((field) => field.name === name)?.type ?? 'string';
  const value = row[name] ?? null;
  if (below.length === 0 || typeof type === 'string' || type.type !== 'struct') return { value, type };
  return valueAt(below.join('.'), (value ?? {}) as Row, type);
}

/** Negative, zero or positive; texts by their UTF-8 bytes, NaN equal to itself and above all other numbers. */
function order(a: Value, b: Value, type: DataType): number {
  const digits = decimalDigits(type);
  if (digits !== null) return Number(compare(unscaled(String(a), digits.scale), unscaled(String(b), digits.scale)));
  if (type === 'string') return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return compare(a as string | number | bigint, b as string | number | bigint);
}

function compare<Scalar extends string | number | bigint>(a: Scalar, b: Scalar): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function unscaled(text: string, scale: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}
