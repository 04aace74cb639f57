import type { AddFile } from '../log/action.ts';
import { parsePartitionValue } from '../schema/partition-value.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { physicalName } from './column-mapping.ts';
import { parseStatistics, statisticsBounds } from './file-statistics.ts';
import { type Bounds, mayMatch } from './filter/bounds.ts';
import { type Condition, columnsOf, conditionOf, type FilterColumn } from './filter/condition.ts';
import type { Filter } from './filter.ts';

/**
 * The files that may hold rows a filter is true for, by their partition values and statistics. With a filter over partition columns
 * alone it is true for every row of them.
 * @throws DeltaError `option_invalid` for a filter that does not fit the schema
 */
export function filesFor(snapshot: Snapshot, filter?: Filter): AddFile[] {
  if (filter === undefined) return [...snapshot.files.values()];
  return filesMatching(snapshot, conditionOf(snapshot.schema, filter));
}

export function filesMatching(snapshot: Snapshot, condition: Condition): AddFile[] {
  const columns = columnsOf(condition);
  const isPartitioned = snapshot.partitionColumns.some((name) => columns.has(name));
  const needsStatistics = [...columns].some((name) => !snapshot.partitionColumns.includes(name));
  const files: AddFile[] = [];
  for (const file of snapshot.files.values()) {
    if (isPartitioned && !mayMatch(condition, (column) => partitionBounds(snapshot, file, column) ?? unknown)) continue;
    if (needsStatistics && !mayMatch(condition, boundsIn(snapshot, file))) continue;
    files.push(file);
  }
  return files;
}

const unknown: Bounds = { min: undefined, max: undefined, maxIs: 'loose', mayBeNull: true, mayHaveValue: true };

function boundsIn(snapshot: Snapshot, file: AddFile): (column: FilterColumn) => Bounds {
  const statistics = parseStatistics(file.stats);
  return (column) => {
    const partition = partitionBounds(snapshot, file, column);
    if (partition !== null) return partition;
    const path = column.fields.map((field) => physicalName(field, snapshot.properties));
    return statisticsBounds(statistics, path, column.type);
  };
}

/** Null for what is no partition column. */
function partitionBounds(snapshot: Snapshot, file: AddFile, column: FilterColumn): Bounds | null {
  const [field] = column.fields;
  if (field === undefined || !snapshot.partitionColumns.includes(field.name)) return null;
  const text = file.partitionValues[physicalName(field, snapshot.properties)] ?? null;
  const value = parsePartitionValue(text, field.type);
  if (value === null) return { ...unknown, mayHaveValue: false };
  return { min: value, max: value, maxIs: 'value', mayBeNull: false, mayHaveValue: true };
}
