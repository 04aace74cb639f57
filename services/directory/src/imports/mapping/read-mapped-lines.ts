import { type GoodRecord, nameOf, readSnapshotFile, type SnapshotFile } from '@kiban/tabular';
import { compileMapping, usedColumns } from './compile-mapping.ts';
import type { MappedLine } from './mapped-line.ts';
import type { Mapping } from './mapping-schema.ts';

/** `records` counts the records read for this batch, also those set aside and those that only repeat. */
export type MappedBatch = { records: number; lines: MappedLine[] };

/**
 * Reads one file or table of a snapshot through its mapping, in batches of bounded size, lines in their order.
 * Throws `SnapshotError` as `readSnapshotFile` and `compileMapping` do; nothing of the snapshot may be kept then.
 */
export async function* readMappedLines(found: SnapshotFile, mapping: Mapping): AsyncGenerator<MappedBatch> {
  const file = mapping.files[found.file];
  if (file === undefined) throw new RangeError(`The mapping has no file ${found.file}.`);
  const name = found.table === undefined ? found.path : nameOf(found);
  let map: ((record: GoodRecord) => MappedLine[]) | undefined;
  for await (const { columns, records } of readSnapshotFile(found, file, usedColumns(file))) {
    map ??= compileMapping(mapping, file, columns, name);
    const lines: MappedLine[] = [];
    for (const record of records) {
      if ('values' in record) lines.push(...map(record));
      else lines.push({ kind: null, key: null, line: record.line, problem: record.problem });
    }
    yield { records: records.length, lines };
  }
}
