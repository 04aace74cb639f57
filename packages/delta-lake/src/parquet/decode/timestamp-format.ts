import type { SchemaElement } from 'hyparquet';
import { DeltaError } from '../../errors.ts';
import type { Value } from '../../schema/value.ts';
import { type ByteSlices, int64s, type RawValues, slices } from './raw-values.ts';

const MICROS_A_DAY = 86_400_000_000n;
/** The Julian day number of 1970-01-01. */
const JULIAN_1970 = 2_440_588;

/**
 * Microseconds out of milli-, micro- and nanoseconds, or out of INT96 (Spark and Impala of old: nanoseconds of the day and a Julian
 * day; cut to microseconds as Spark does). Nanoseconds of an INT64 that are no whole microsecond are refused: nothing is rounded.
 * Null: the column holds no timestamps.
 */
export function timestampFormat(element: SchemaElement, path: string): ((raw: RawValues) => Value[]) | null {
  if (element.type === 'INT96') return (raw) => int96s(slices(raw));
  if (element.type !== 'INT64') return null;
  switch (unitOf(element)) {
    case 'MILLIS':
      return (raw) => Array.from(int64s(raw), (value) => value * 1000n);
    case 'MICROS':
      return (raw) => Array.from(int64s(raw));
    case 'NANOS':
      return (raw) => Array.from(int64s(raw), (value) => microsOfNanos(value, path));
    default:
      return null;
  }
}

function unitOf({ logical_type: logical, converted_type: converted }: SchemaElement): string | null {
  if (logical?.type === 'TIMESTAMP') return logical.unit;
  if (logical !== undefined) return null;
  if (converted === 'TIMESTAMP_MILLIS') return 'MILLIS';
  return converted === 'TIMESTAMP_MICROS' ? 'MICROS' : null;
}

function microsOfNanos(nanos: bigint, path: string): bigint {
  if (nanos % 1000n === 0n) return nanos / 1000n;
  throw new DeltaError('schema_mismatch', `column ${path} has a timestamp in the file that is no whole microsecond`);
}

function int96s({ bytes, starts }: ByteSlices): bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from(starts, (start) => {
    const micros = view.getBigInt64(start, true) / 1000n;
    return BigInt(view.getInt32(start + 8, true) - JULIAN_1970) * MICROS_A_DAY + micros;
  });
}
