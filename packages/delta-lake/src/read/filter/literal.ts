import { DeltaError } from '../../errors.ts';
import { dateTextOfDays, daysOfDateText } from '../../parquet/text/date-text.ts';
import type { DataType } from '../../schema/data-type.ts';
import { decimalOfSource } from '../../schema/decimal-source.ts';
import { decimalDigits } from '../../schema/types.ts';
import type { Value } from '../../schema/value.ts';

/**
 * A filter's value as rows of the type hold it; decimals get the column's digits after the point, dates no
 * sign that they can do without.
 * @throws DeltaError `option_invalid` for a value that no row of the type can hold
 */
export function literalOf(column: string, type: DataType, value: Value): Value {
  const digits = decimalDigits(type);
  if (digits !== null) {
    const decimal = typeof value === 'string' ? decimalOfSource(value, digits.precision, digits.scale) : null;
    if (decimal !== null) return decimal;
  } else if (type === 'date') {
    const days = typeof value === 'string' ? daysOfDateText(value) : null;
    if (days !== null) return dateTextOfDays(days);
  } else if (isOfType(type, value)) return value;
  const name = typeof type === 'string' ? type : type.type;
  const shown = typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? String(value));
  throw new DeltaError(
    'option_invalid',
    `the column ${column} is of the type ${name} and cannot be compared with ${shown}`,
  );
}

function isOfType(type: DataType, value: Value): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'long':
    case 'timestamp':
    case 'timestamp_ntz':
      return typeof value === 'bigint';
    case 'integer':
    case 'short':
    case 'byte':
    case 'float':
    case 'double':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'binary':
      return value instanceof Uint8Array;
    default:
      return false;
  }
}
