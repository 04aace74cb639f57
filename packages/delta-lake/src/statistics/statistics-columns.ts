import type { TableProperties } from '../protocol/table-properties.ts';
import type { DataType, StructType } from '../schema/data-type.ts';

/** Whether the column of this path (names from the table's column down, through structs) gets statistics. */
export type StatisticsColumns = (path: readonly string[]) => boolean;

/**
 * The columns of data files that get statistics: those that `delta.dataSkippingStatsColumns` names (a struct stands for all
 * below it), otherwise the first `delta.dataSkippingNumIndexedCols` leaves of the schema.
 */
export function statisticsColumns(dataSchema: StructType, properties: TableProperties): StatisticsColumns {
  const { dataSkippingStatsColumns: named, dataSkippingNumIndexedCols: count } = properties;
  if (named === null && count === -1) return () => true;
  const leaves = [...leavesOf(dataSchema, [])];
  const chosen = named === null ? leaves.slice(0, count) : leaves.filter((leaf) => isNamed(leaf, named));
  const keys = new Set(chosen.map((path) => path.join('\n')));
  return (path) => keys.has(path.join('\n'));
}

/** Columns are compared without regard to case, as every name of a Delta table is. */
function isNamed(leaf: readonly string[], named: readonly string[]): boolean {
  const path = leaf.join('.').toLowerCase();
  return named.some((name) => {
    const prefix = name.toLowerCase();
    return path === prefix || path.startsWith(`${prefix}.`);
  });
}

function* leavesOf(type: StructType, path: readonly string[]): Generator<readonly string[]> {
  for (const { name, type: below } of type.fields) {
    const here = [...path, name];
    if (isStruct(below)) yield* leavesOf(below, here);
    else yield here;
  }
}

function isStruct(type: DataType): type is StructType {
  return typeof type !== 'string' && type.type === 'struct';
}
