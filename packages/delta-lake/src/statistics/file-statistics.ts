import { formatJson } from '../log/json.ts';
import type { ParquetColumnStatistics } from '../parquet/encode/parquet-writer.ts';
import type { DataType, StructType } from '../schema/data-type.ts';
import { lowerBound, type StatisticsValue, upperBound } from './bounds.ts';
import type { StatisticsColumns } from './statistics-columns.ts';

/** Without a prototype: a column may be called `__proto__`. */
interface Nested<T> {
  [name: string]: T | Nested<T>;
}

/** The `stats` of an added file (Delta protocol, "Per-file Statistics"), for the columns that get any. */
export function fileStatistics(
  rowCount: number,
  columns: readonly ParquetColumnStatistics[],
  dataSchema: StructType,
  hasStatistics: StatisticsColumns,
): string {
  const minValues = nested<StatisticsValue>();
  const maxValues = nested<StatisticsValue>();
  const nullCount = nested<number>();
  for (const { path, nullCount: nulls, min, max } of columns) {
    if (!hasStatistics(path)) continue;
    put(nullCount, path, nulls);
    const type = typeAt(dataSchema, path);
    if (type === null) continue;
    if (min !== null) put(minValues, path, lowerBound(min, type));
    if (max !== null) put(maxValues, path, upperBound(max, type));
  }
  return formatJson({ numRecords: rowCount, minValues, maxValues, nullCount });
}

function put<T>(target: Nested<T>, path: readonly string[], value: T | undefined): void {
  if (value === undefined) return;
  let place = target;
  for (const name of path.slice(0, -1)) {
    place[name] ??= nested<T>();
    place = place[name] as Nested<T>;
  }
  place[path.at(-1) as string] = value;
}

function nested<T>(): Nested<T> {
  return Object.create(null) as Nested<T>;
}

function typeAt(schema: StructType, path: readonly string[]): DataType | null {
  let type: DataType = schema;
  for (const name of path) {
    if (typeof type === 'string' || type.type !== 'struct') return null;
    const field: DataType | undefined = type.fields.find((candidate) => candidate.name === name)?.type;
    if (field === undefined) return null;
    type = field;
  }
  return type;
}
