import type { Filter, Snapshot } from '@kiban/delta-lake';
import type { LakeTable } from '../lake/lake-table.ts';

/** A file below this size, in bytes, is one to be put together with others. */
const SMALL = 16 * 1024 * 1024;
/** As many of them in one partition are worth the rewriting. */
const MANY = 8;

/** The partitions of a table that lie in many small files, the worst first. */
export function crowdedPartitions(table: LakeTable, snapshot: Snapshot): { files: number; where: Filter }[] {
  const crowded = new Map<string, { files: number; where: Filter }>();
  for (const file of snapshot.files.values()) {
    if (file.size >= SMALL) continue;
    const key = table.partition_columns.map((column) => file.partitionValues[column] ?? '').join(' ');
    const known = crowded.get(key) ?? { files: 0, where: partitionOf(table, file.partitionValues) };
    known.files += 1;
    crowded.set(key, known);
  }
  return [...crowded.values()].filter(({ files }) => files >= MANY).sort((one, other) => other.files - one.files);
}

function partitionOf(table: LakeTable, values: Readonly<Record<string, string | null>>): Filter {
  const parsers: Readonly<Record<string, (text: string) => string | number | boolean>> = {
    bucket: Number,
    is_current: (text) => text === 'true',
  };
  return {
    and: table.partition_columns.map((column) => {
      const text = values[column] ?? '';
      return { column, op: '=' as const, value: parsers[column]?.(text) ?? text };
    }),
  };
}
