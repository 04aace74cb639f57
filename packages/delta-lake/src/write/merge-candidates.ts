import type { AddFile } from '../log/action.ts';
import { parseStatistics, statisticsBounds } from '../read/file-statistics.ts';
import { mayMatch } from '../read/filter/bounds.ts';
import { compareValues } from '../read/filter/value-order.ts';
import type { StructField } from '../schema/data-type.ts';
import { parsePartitionValue } from '../schema/partition-value.ts';
import type { Value } from '../schema/value.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type MergeKey, textOfValues } from './merge-key.ts';

/** Values of each key column that is no partition column, sorted. */
type SortedValues = ReadonlyMap<StructField, readonly Value[]>;

/** Tells of a file whether it may hold a row with one of the keys: by its partition, then by its statistics. */
export function mayHoldKeys(
  { partitionColumns }: Snapshot,
  { columns }: MergeKey,
  keys: Iterable<readonly Value[]>,
): (file: AddFile) => boolean {
  const inPartition = columns.map(({ name }) => partitionColumns.includes(name));
  const partitioning = columns.filter((_, index) => inPartition[index]);
  const partitions = new Map<string, readonly Value[][]>();
  for (const key of keys) {
    const partition = textOfValues(key.filter((_, index) => inPartition[index]));
    const values = partitions.get(partition) ?? columns.map(() => []);
    for (const [index, value] of key.entries()) values[index]?.push(value);
    partitions.set(partition, values);
  }
  const sorted = new Map<string, SortedValues>();
  return (file) => {
    const partition = textOfValues(
      partitioning.map(({ name, type }) => parsePartitionValue(file.partitionValues[name] ?? null, type)),
    );
    const values = partitions.get(partition);
    if (values === undefined) return false;
    const known = sorted.get(partition) ?? sortedValues(columns, values, inPartition);
    sorted.set(partition, known);
    return mayHoldValues(file, known);
  };
}

function sortedValues(
  columns: readonly StructField[],
  values: readonly Value[][],
  inPartition: readonly boolean[],
): SortedValues {
  const sorted = new Map<StructField, readonly Value[]>();
  for (const [index, column] of columns.entries()) {
    if (inPartition[index]) continue;
    sorted.set(
      column,
      (values[index] ?? []).toSorted((one, other) => compareValues(column.type, one, other)),
    );
  }
  return sorted;
}

function mayHoldValues(file: AddFile, sorted: SortedValues): boolean {
  const statistics = parseStatistics(file.stats);
  for (const [column, values] of sorted) {
    const bounds = statisticsBounds(statistics, [column.name], column.type);
    if (!bounds.mayHaveValue) return false;
    if (bounds.min === undefined) continue;
    const value = firstFrom(values, bounds.min, column);
    const equals = { kind: 'compare', column: { fields: [column], type: column.type }, op: '=' } as const;
    if (value === undefined || !mayMatch({ ...equals, value }, () => bounds)) return false;
  }
  return true;
}

/** The least of the sorted values that is not below `min`. */
function firstFrom(values: readonly Value[], min: Value, { type }: StructField): Value | undefined {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareValues(type, values[middle] as Value, min) < 0) low = middle + 1;
    else high = middle;
  }
  return values[low];
}
