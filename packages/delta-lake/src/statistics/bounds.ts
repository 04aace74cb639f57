import { JsonNumber } from '../log/json.ts';
import type { DataType } from '../schema/data-type.ts';
import type { Value } from '../schema/value.ts';
import { lowerTextBound, upperTextBound } from './text-bounds.ts';

/** A value as the statistics of the log write it: text, a number, or digits that no double holds. */
export type StatisticsValue = string | number | bigint | JsonNumber;

/** The least value of a column, for `minValues`: never greater than it. Undefined where the type or the value has none. */
export function lowerBound(value: Value, type: DataType): StatisticsValue | undefined {
  if (type === 'string' && typeof value === 'string') return lowerTextBound(value.toWellFormed());
  if (isTimestamp(type) && typeof value === 'bigint') return timestampText(floorToMilliseconds(value), type);
  return exactBound(value, type);
}

/** The greatest value of a column, for `maxValues`: never less than it. Undefined where the type or the value has none. */
export function upperBound(value: Value, type: DataType): StatisticsValue | undefined {
  if (type === 'string' && typeof value === 'string') return upperTextBound(value.toWellFormed()) ?? undefined;
  if (isTimestamp(type) && typeof value === 'bigint') return timestampText(-floorToMilliseconds(-value), type);
  return exactBound(value, type);
}

function exactBound(value: Value, type: DataType): StatisticsValue | undefined {
  switch (type) {
    case 'long':
      return typeof value === 'bigint' ? value : undefined;
    case 'integer':
    case 'short':
    case 'byte':
    case 'double':
      return finite(value);
    case 'float':
      return finite(typeof value === 'number' ? Math.fround(value) : value);
    case 'date':
      // readers parse four digits of year and no sign
      return typeof value === 'string' && value.length === 10 ? value : undefined;
    default: {
      const isDecimal = typeof type === 'string' && type.startsWith('decimal(');
      return isDecimal && typeof value === 'string' ? new JsonNumber(value) : undefined;
    }
  }
}

/** JSON has no infinities, and nothing compares with NaN. */
function finite(value: Value): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function isTimestamp(type: DataType): type is 'timestamp' | 'timestamp_ntz' {
  return type === 'timestamp' || type === 'timestamp_ntz';
}

function floorToMilliseconds(microseconds: bigint): bigint {
  const remainder = microseconds % 1000n;
  return (microseconds - (remainder < 0n ? remainder + 1000n : remainder)) / 1000n;
}

/** Years 0001 to 9999 only: others are written in ways that readers do not agree on. */
const earliest = -62_135_596_800_000n;
const latest = 253_402_300_799_999n;

function timestampText(milliseconds: bigint, type: 'timestamp' | 'timestamp_ntz'): string | undefined {
  if (milliseconds < earliest || milliseconds > latest) return undefined;
  const text = new Date(Number(milliseconds)).toISOString();
  return type === 'timestamp' ? text : text.slice(0, -1);
}
