import { type RecordBatch, readRecords } from '../reading/read-records.ts';
import type { GoodRecord } from '../reading/record-format.ts';
import { compileMapping, usedColumns } from './compile-mapping.ts';
import type { FileMapping } from './file-schema.ts';
import type { MappedLine } from './mapped-line.ts';
import type { Mapping } from './mapping-schema.ts';
import { nameOf, type SnapshotFile } from './snapshot.ts';

/** `records` counts the records read for this batch, also those set aside and those that only repeat. */
export type MappedBatch = { records: number; lines: MappedLine[] };

/**
 * Reads one file or table of a snapshot through its mapping, in batches of bounded size, lines in their order.
 * Throws `SnapshotError` as `readRecords`, `readTable` and `compileMapping` do; nothing of the snapshot may be kept then.
 */
export async function* readMappedLines(found: SnapshotFile, mapping: Mapping): AsyncGenerator<MappedBatch> {
  const file = mapping.files[found.file];
  if (file === undefined) throw new RangeError(`The mapping has no file ${found.file}.`);
  const name = found.table === undefined ? found.path : nameOf(found);
  let map: ((record: GoodRecord) => MappedLine[]) | undefined;
  for await (const { columns, records } of recordsOf(found, file)) {
    map ??= compileMapping(mapping, file, columns, name);
    const lines: MappedLine[] = [];
    for (const record of records) {
      if ('values' in record) lines.push(...map(record));
      else lines.push({ kind: null, key: null, line: record.line, problem: record.problem });
    }
    yield { records: records.length, lines };
  }
}

async function* recordsOf(found: SnapshotFile, file: FileMapping): AsyncGenerator<RecordBatch> {
  const { path, table } = found;
  if (file.format === 'delimited') yield* readRecords(path, file);
  else if (table !== undefined) {
    // what reads tables is not what an ordinary import needs
    const { readTable } = await import('../reading/delta/read-table.ts');
    const used = usedColumns(file);
    yield* readTable({ path, table, used, name: nameOf(found), mayBeEmpty: file.may_be_empty });
  }
}
