import { DeltaError } from '../errors.ts';
import { dateTextOfDays, daysOfDateText } from '../parquet/text/date-text.ts';
import type { DataType } from './data-type.ts';
import { decimalOfSource } from './decimal-source.ts';
import { formatLocalTimestamp, formatTimestamp, parseTimestamp } from './time.ts';
import { decimalDigits } from './types.ts';
import type { Value } from './value.ts';

const integerLimits: Readonly<Record<string, bigint>> = {
  byte: 2n ** 7n,
  short: 2n ** 15n,
  integer: 2n ** 31n,
  long: 2n ** 63n,
};

/**
 * A partition's value from the log (Delta protocol, "Partition Value Serialization"). Null and the empty string mean null;
 * timestamps without a zone count as UTC.
 * @throws DeltaError `log_malformed` for a text that is no value of the type
 */
export function parsePartitionValue(text: string | null, type: DataType): Value {
  if (text === null || text === '') return null;
  const value = valueOfText(text, type);
  if (value !== null) return value;
  throw new DeltaError('log_malformed', `${JSON.stringify(text)} is no partition value of the type ${nameOf(type)}`);
}

/**
 * How the log writes a partition's value; timestamps with their zone, UTC.
 * @throws DeltaError `value_invalid` for what the text cannot carry: binary values that are not UTF-8, values of nested types
 */
export function formatPartitionValue(value: Value, type: DataType): string | null {
  if (value === null) return null;
  if (type === 'timestamp' && typeof value === 'bigint') return formatTimestamp(value);
  if (type === 'timestamp_ntz' && typeof value === 'bigint') return formatLocalTimestamp(value);
  if (value instanceof Uint8Array) return textOfBytes(value);
  if (typeof value === 'object') {
    throw new DeltaError('value_invalid', `a table cannot be partitioned by values of the type ${nameOf(type)}`);
  }
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function valueOfText(text: string, type: DataType): Value {
  const digits = decimalDigits(type);
  if (digits !== null) return decimalOfSource(text, digits.precision, digits.scale);
  switch (type) {
    case 'string':
      return text;
    case 'long':
    case 'integer':
    case 'short':
    case 'byte':
      return integerOfText(text, type);
    case 'float':
    case 'double':
      return doubleOfText(text);
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : null);
    case 'date':
      return dateOfText(text);
    case 'timestamp':
    case 'timestamp_ntz':
      return parseTimestamp(text);
    case 'binary':
      return new TextEncoder().encode(text);
    default:
      return null;
  }
}

function integerOfText(text: string, type: 'long' | 'integer' | 'short' | 'byte'): bigint | number | null {
  if (!/^[+-]?\d{1,19}$/.test(text)) return null;
  const value = BigInt(text.replace(/^\+/, ''));
  const limit = integerLimits[type] as bigint;
  if (value >= limit || value < -limit) return null;
  return type === 'long' ? value : Number(value);
}

function doubleOfText(text: string): number | null {
  if (text === 'NaN') return Number.NaN;
  const value = Number(text);
  return Number.isNaN(value) || text.trim() !== text ? null : value;
}

function dateOfText(text: string): string | null {
  const days = daysOfDateText(text);
  return days === null ? null : dateTextOfDays(days);
}

function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new DeltaError('value_invalid', 'a binary partition value must be UTF-8', { cause: error });
  }
}

function nameOf(type: DataType): string {
  return typeof type === 'string' ? type : type.type;
}
