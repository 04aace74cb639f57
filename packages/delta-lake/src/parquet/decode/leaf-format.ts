import type { SchemaElement } from 'hyparquet';
import { DeltaError } from '../../errors.ts';
import type { DataType } from '../../schema/data-type.ts';
import { decimalDigits } from '../../schema/types.ts';
import type { Value } from '../../schema/value.ts';
import { dateTextOfDays } from '../text/date-text.ts';
import { decimalFormat } from './decimal-format.ts';
import { malformed } from './malformed.ts';
import { type ByteSlices, int32s, int64s, type RawValues, slices } from './raw-values.ts';
import { textsOf } from './text-values.ts';
import { timestampFormat } from './timestamp-format.ts';

/** Gives stored values the meaning of a type. */
export type LeafFormat = (raw: RawValues) => Value[];

/**
 * How the values of a column of the file become those of the wanted type: the same, or a wider one that holds them exactly.
 * @throws DeltaError `schema_mismatch` when they cannot
 */
export function leafFormat(element: SchemaElement, wanted: DataType, path: string): LeafFormat {
  const format = typeof wanted === 'string' ? primitiveFormat(element, wanted, path) : null;
  if (format === null) {
    const name = typeof wanted === 'string' ? wanted : wanted.type;
    throw new DeltaError(
      'schema_mismatch',
      `column ${path} is ${storedAs(element)} in the file, where ${name} is expected`,
    );
  }
  return format;
}

function primitiveFormat(element: SchemaElement, wanted: DataType & string, path: string): LeafFormat | null {
  switch (wanted) {
    case 'string':
      return isText(element) ? (raw) => textsOf(slices(raw)) : null;
    case 'binary':
      return isBinary(element) ? (raw) => bytesOf(slices(raw)) : null;
    case 'boolean':
      return element.type === 'BOOLEAN' ? booleans : null;
    case 'float':
      return element.type === 'FLOAT' ? numbers : null;
    case 'double':
      return element.type === 'FLOAT' || element.type === 'DOUBLE' || isSignedInteger(element, 'INT32')
        ? numbers
        : null;
    case 'byte':
      return integerFormat(element, 8, path);
    case 'short':
      return integerFormat(element, 16, path);
    case 'integer':
      return integerFormat(element, 32, path);
    case 'long':
      return longFormat(element, path);
    case 'date':
      return isDate(element) ? dates : null;
    case 'timestamp':
    case 'timestamp_ntz':
      if (wanted === 'timestamp_ntz' && isDate(element)) return midnights;
      return timestampFormat(element, path);
    default: {
      const digits = decimalDigits(wanted);
      return digits === null ? null : decimalFormat(element, digits);
    }
  }
}

function isText({ type, logical_type: logical, converted_type: converted }: SchemaElement): boolean {
  if (type !== 'BYTE_ARRAY') return false;
  // writers of old leave texts without a mark
  return logical?.type === undefined || ['STRING', 'ENUM', 'JSON'].includes(logical.type)
    ? converted === undefined || ['UTF8', 'ENUM', 'JSON'].includes(converted)
    : false;
}

function isBinary({ type, logical_type: logical, converted_type: converted }: SchemaElement): boolean {
  if (type !== 'BYTE_ARRAY' && type !== 'FIXED_LEN_BYTE_ARRAY') return false;
  return (
    logical?.type !== 'DECIMAL' && logical?.type !== 'FLOAT16' && converted !== 'DECIMAL' && converted !== 'INTERVAL'
  );
}

function isDate({ type, logical_type: logical, converted_type: converted }: SchemaElement): boolean {
  return type === 'INT32' && (logical?.type === 'DATE' || converted === 'DATE');
}

/** Signedness and width of an integer column; null when its values mean something else. */
function integerOf(element: SchemaElement): { readonly isSigned: boolean } | null {
  const { type, logical_type: logical, converted_type: converted } = element;
  if (type !== 'INT32' && type !== 'INT64') return null;
  if (logical?.type === 'INTEGER') return { isSigned: logical.isSigned };
  if (logical !== undefined) return null;
  if (converted === undefined || /^INT_\d+$/.test(converted)) return { isSigned: true };
  return /^UINT_\d+$/.test(converted) ? { isSigned: false } : null;
}

function isSignedInteger(element: SchemaElement, type: 'INT32' | 'INT64'): boolean {
  return element.type === type && integerOf(element)?.isSigned === true;
}

function integerFormat(element: SchemaElement, bits: 8 | 16 | 32, path: string): LeafFormat | null {
  const integer = integerOf(element);
  if (integer === null || element.type !== 'INT32') return null;
  const highest = 2 ** (bits - 1) - 1;
  return (raw) => {
    const values: number[] = Array.from(int32s(raw), integer.isSigned ? (value) => value : (value) => value >>> 0);
    for (const value of values) if (value > highest || value < -highest - 1) throw outOfRange(path, `${bits} bits`);
    return values;
  };
}

function longFormat(element: SchemaElement, path: string): LeafFormat | null {
  const integer = integerOf(element);
  if (integer === null) return null;
  if (element.type === 'INT32') {
    return (raw) => Array.from(int32s(raw), (value) => BigInt(integer.isSigned ? value : value >>> 0));
  }
  return (raw) => {
    const values = Array.from(int64s(raw));
    if (!integer.isSigned && values.some((value) => value < 0n)) throw outOfRange(path, '64 bits');
    return values;
  };
}

function outOfRange(path: string, expected: string): DeltaError {
  return new DeltaError('schema_mismatch', `column ${path} has a value in the file that ${expected} do not hold`);
}

function booleans(raw: RawValues): Value[] {
  if (raw.kind !== 'boolean') throw malformed('values of another kind than declared');
  return Array.from(raw.values, (value) => value === 1);
}

function numbers(raw: RawValues): Value[] {
  if (raw.kind !== 'float' && raw.kind !== 'int32') throw malformed('values of another kind than declared');
  return Array.from(raw.values);
}

function dates(raw: RawValues): Value[] {
  const known = new Map<number, string>();
  return Array.from(int32s(raw), (days) => {
    let text = known.get(days);
    if (text === undefined) {
      text = dateTextOfDays(days);
      known.set(days, text);
    }
    return text;
  });
}

function midnights(raw: RawValues): Value[] {
  return Array.from(int32s(raw), (days) => BigInt(days) * 86_400_000_000n);
}

function bytesOf({ bytes, starts, ends }: ByteSlices): Value[] {
  return Array.from(starts, (start, index) => bytes.slice(start, ends[index]));
}

function storedAs({ type, logical_type: logical, converted_type: converted }: SchemaElement): string {
  const meaning = logical?.type ?? converted;
  return meaning === undefined ? String(type ?? 'a group') : `${type ?? 'a group'} (${meaning})`;
}
