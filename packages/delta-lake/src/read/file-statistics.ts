import { parseJson } from '../log/json.ts';
import { daysOfDateText } from '../parquet/text/date-text.ts';
import type { DataType } from '../schema/data-type.ts';
import { decimalOfSource } from '../schema/decimal-source.ts';
import { parseTimestamp } from '../schema/time.ts';
import { decimalDigits } from '../schema/types.ts';
import type { Value } from '../schema/value.ts';
import type { Bounds } from './filter/bounds.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a file's statistics say; members that are missing or not understood say nothing. */
export interface FileStatistics {
  readonly numRecords: number | null;
  readonly minValues: Json;
  readonly maxValues: Json;
  readonly nullCount: Json;
}

const none: FileStatistics = { numRecords: null, minValues: {}, maxValues: {}, nullCount: {} };
/** Timestamps are cut down to milliseconds in statistics (Delta protocol, "Per-file Statistics"). */
const microsecondsCutOff = 999n;

export function parseStatistics(stats: string | undefined): FileStatistics {
  if (stats === undefined) return none;
  try {
    const json = objectOf(parseJson(stats));
    const { numRecords, minValues, maxValues, nullCount } = json;
    return {
      numRecords: typeof numRecords === 'number' ? numRecords : null,
      minValues: objectOf(minValues),
      maxValues: objectOf(maxValues),
      nullCount: objectOf(nullCount),
    };
  } catch {
    // statistics are optional: those that cannot be read say nothing
    return none;
  }
}

/** Bounds of a column by its physical names from the table's column down. */
export function statisticsBounds(statistics: FileStatistics, path: readonly string[], type: DataType): Bounds {
  const nulls = memberAt(statistics.nullCount, path);
  const max = boundOf(memberAt(statistics.maxValues, path), type);
  const isTimestamp = type === 'timestamp' || type === 'timestamp_ntz';
  return {
    min: boundOf(memberAt(statistics.minValues, path), type),
    max: isTimestamp && typeof max === 'bigint' ? max + microsecondsCutOff : max,
    maxIs:
      type === 'string' ? 'prefix' : type === 'float' || type === 'double' ? 'number' : isTimestamp ? 'loose' : 'value',
    mayBeNull: nulls !== 0,
    mayHaveValue: statistics.numRecords === null || nulls !== statistics.numRecords,
  };
}

/** A bound as rows hold values; undefined when it is missing or cannot be one. */
function boundOf(json: unknown, type: DataType): Value | undefined {
  if (json === undefined || json === null || typeof json === 'object') return undefined;
  const text = String(json);
  const digits = decimalDigits(type);
  if (digits !== null) return decimalOfSource(text, digits.precision, digits.scale) ?? undefined;
  switch (type) {
    case 'string':
      return typeof json === 'string' ? json : undefined;
    case 'long':
      return /^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined;
    case 'integer':
    case 'short':
    case 'byte':
      return typeof json === 'number' ? json : undefined;
    case 'double':
      return numberOf(text);
    case 'float': {
      // the shortest digits of a float stand for the float, not for the double of those digits
      const value = numberOf(text);
      return value === undefined ? undefined : Math.fround(value);
    }
    case 'boolean':
      return typeof json === 'boolean' ? json : undefined;
    case 'date':
      return daysOfDateText(text) === null ? undefined : text;
    case 'timestamp':
    case 'timestamp_ntz':
      return parseTimestamp(text) ?? undefined;
    default:
      return undefined;
  }
}

function numberOf(text: string): number | undefined {
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}

function memberAt(json: Json, path: readonly string[]): unknown {
  let member: unknown = json;
  for (const name of path) {
    if (typeof member !== 'object' || member === null) return undefined;
    member = (member as Json)[name];
  }
  return member;
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
