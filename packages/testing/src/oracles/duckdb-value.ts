/** What is used of @duckdb/node-api. */
export interface DuckDB {
  readonly DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<{ connect(): Promise<Connection> }>;
  };
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjects(): Record<string, unknown>[] }>;
}

/** The members by which its values are told apart. */
interface DuckDBValue {
  readonly micros?: bigint;
  readonly millis?: bigint;
  readonly seconds?: bigint;
  readonly nanos?: bigint;
  readonly days?: number;
  readonly bytes?: Uint8Array;
  readonly scale?: number;
  readonly items?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>> | readonly { readonly key: unknown; readonly value: unknown }[];
}

/**
 * A value as plain data: 64-bit integers and timestamps (microseconds) as bigint, dates, decimals and the rest as DuckDB writes
 * them, BLOB as Uint8Array, LIST as array, STRUCT as object, MAP as Map.
 */
export function plainValue(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const { micros, millis, seconds, nanos, bytes, items, entries } = value as DuckDBValue;
  if (items !== undefined) return items.map(plainValue);
  if (Array.isArray(entries)) return new Map(entries.map(({ key, value }) => [plainValue(key), plainValue(value)]));
  if (entries !== undefined)
    return Object.fromEntries(Object.entries(entries).map(([name, member]) => [name, plainValue(member)]));
  if (bytes !== undefined) return Uint8Array.from(bytes);
  if (/^DuckDBTimestamp/.test(value.constructor.name)) {
    if (micros !== undefined) return micros;
    if (millis !== undefined) return millis * 1_000n;
    if (seconds !== undefined) return seconds * 1_000_000n;
    if (nanos !== undefined) return nanos / 1_000n;
  }
  return String(value);
}
