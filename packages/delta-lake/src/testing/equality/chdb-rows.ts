import { chdbRows } from '@kiban/testing/oracles';
import type { DataType, StructType } from '../../schema/data-type.ts';
import { decimalDigits } from '../../schema/types.ts';
import type { Row, Value } from '../../schema/value.ts';

const EXACT = `output_format_json_quote_64bit_integers = 1, output_format_json_quote_decimals = 1,
  output_format_json_quote_denormals = 1`;

/** The columns that ClickHouse can read whatever they hold: its dates are those from 1900 to 2299. */
export function columnsForChdb(schema: StructType, dates: 'near' | 'far'): StructType {
  return dates === 'near' ? schema : { ...schema, fields: schema.fields.filter(({ type }) => !holdsDates(type)) };
}

/** A version's rows by delta-kernel-rs; null lists, maps and structs come as empty ones. */
export async function chdbTable(folder: string, schema: StructType, version: number): Promise<Row[]> {
  return rowsOf(folder, schema, `delta_lake_snapshot_version = ${version}`);
}

/** What changed in the versions, both included, by delta-kernel-rs; `_commit_timestamp` left out. */
export async function chdbChanges(folder: string, schema: StructType, from: number, to: number): Promise<Row[]> {
  return rowsOf(folder, schema, `delta_lake_snapshot_start_version = ${from}, delta_lake_snapshot_end_version = ${to}`);
}

async function rowsOf(folder: string, schema: StructType, settings: string): Promise<Row[]> {
  const columns = schema.fields.map(({ name, type }) => `${exact(quoted(name), type)} as ${quoted(name)}`);
  const place = folder.replaceAll("'", "''");
  const rows = await chdbRows(
    `select ${columns.join()} from deltaLakeLocal('${place}') settings ${settings}, ${EXACT}`,
  );
  return rows.map((row) =>
    Object.fromEntries(schema.fields.map(({ name, type }) => [name, valueFrom(row[name], type)])),
  );
}

/** An expression whose JSON says everything: microseconds, hexadecimal bytes, structs and map entries as tuples. */
function exact(value: string, type: DataType, depth = 0): string {
  const item = `x${depth}`;
  if (type === 'timestamp' || type === 'timestamp_ntz') return `toUnixTimestamp64Micro(${value})`;
  if (type === 'binary') return `hex(${value})`;
  if (typeof type === 'string') return value;
  switch (type.type) {
    case 'array':
      return `arrayMap(${item} -> ${exact(item, type.elementType, depth + 1)}, ${value})`;
    case 'map': {
      const entry = `(${exact(`${item}k`, type.keyType, depth + 1)}, ${exact(`${item}v`, type.valueType, depth + 1)})`;
      return `arrayMap((${item}k, ${item}v) -> ${entry}, mapKeys(${value}), mapValues(${value}))`;
    }
    case 'struct':
      return `tuple(${type.fields.map((of) => exact(`tupleElement(${value}, '${of.name}')`, of.type, depth + 1)).join()})`;
  }
}

function valueFrom(json: unknown, type: DataType): Value {
  if (json === null || json === undefined) return null;
  if (type === 'long' || type === 'timestamp' || type === 'timestamp_ntz') return BigInt(json as string);
  if (type === 'binary') return Uint8Array.from(Buffer.from(json as string, 'hex'));
  if (type === 'double' || type === 'float') return numberFrom(json);
  if (decimalDigits(type) !== null || typeof type === 'string') return json as Value;
  const items = json as readonly unknown[];
  switch (type.type) {
    case 'array':
      return items.map((item) => valueFrom(item, type.elementType));
    case 'map':
      return new Map(
        (items as readonly [unknown, unknown][]).map(([key, value]) => [
          valueFrom(key, type.keyType),
          valueFrom(value, type.valueType),
        ]),
      );
    case 'struct':
      return Object.fromEntries(type.fields.map(({ name, type }, at) => [name, valueFrom(items[at], type)]));
  }
}

function numberFrom(json: unknown): number {
  if (typeof json === 'number') return json;
  return (
    { nan: Number.NaN, inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY }[String(json)] ?? Number(json)
  );
}

function holdsDates(type: DataType): boolean {
  if (typeof type === 'string') return type === 'date';
  if (type.type === 'array') return holdsDates(type.elementType);
  if (type.type === 'map') return holdsDates(type.keyType) || holdsDates(type.valueType);
  return type.fields.some((field) => holdsDates(field.type));
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '\\`')}\``;
}
