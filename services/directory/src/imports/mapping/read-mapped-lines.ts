import { readRecords } from '../reading/read-records.ts';
import type { GoodRecord } from '../reading/record-format.ts';
import { compileMapping } from './compile-mapping.ts';
import type { MappedLine } from './mapped-line.ts';
import type { FileMapping, Mapping } from './mapping-schema.ts';

/** `records` counts the records read for this batch, also those set aside and those that only repeat. */
export type MappedBatch = { records: number; lines: MappedLine[] };

/**
 * Reads one file of a snapshot through its mapping, in batches of bounded size, lines in the order of the file.
 * Throws `SnapshotError` as `readRecords` and `compileMapping` do; nothing of the snapshot may be kept then.
 */
export async function* readMappedLines(path: string, mapping: Mapping, file: FileMapping): AsyncGenerator<MappedBatch> {
  let map: ((record: GoodRecord) => MappedLine[]) | undefined;
  for await (const { columns, records } of readRecords(path, file)) {
    map ??= compileMapping(mapping, file, columns, path);
    const lines: MappedLine[] = [];
    for (const record of records) {
      if ('values' in record) lines.push(...map(record));
      else lines.push({ kind: null, key: null, line: record.line, problem: record.problem });
    }
    yield { records: records.length, lines };
  }
}
