import type { StructField } from '../schema/data-type.ts';
import type { Row, Value } from '../schema/value.ts';

/** Takes columns away that were read for a filter alone. */
export function projection(read: readonly StructField[], wanted: readonly StructField[]): (rows: Row[]) => Row[] {
  if (read.length === wanted.length) return (rows) => rows;
  return (rows) =>
    rows.map((row) => {
      const kept: Record<string, Value> = {};
      for (const { name } of wanted) kept[name] = row[name] ?? null;
      return kept;
    });
}
