import { SnapshotError } from '../snapshots/snapshot-error.ts';
import { readText } from './read-text.ts';
import type { BadRecord, RecordFormat, SourceRecord } from './record-format.ts';
import { RecordSplitter } from './record-splitter.ts';

/** Some records of a file in its order, with the names of its columns (the same in every batch). */
export type RecordBatch = { columns: readonly string[]; records: SourceRecord[] };

/**
 * Reads a delimited file, plain or gzip, in batches of bounded size. Every line that cannot be read is named and
 * nothing else is lost; blank lines are skipped. At least one batch comes, so that the columns are known.
 * Throws `SnapshotError`: `snapshot_truncated`, `snapshot_unreadable` (also when not one record is good: then it is
 * the encoding or the delimiter that is wrong), `snapshot_empty`. A late one comes after batches were handed out.
 */
export async function* readRecords(path: string, format: RecordFormat): AsyncGenerator<RecordBatch> {
  const splitter = new RecordSplitter(format.delimiter, format.header ? undefined : format.columns?.length);
  const tally: Tally = { good: 0, bad: 0, firstBad: undefined };
  let columns = format.header ? undefined : format.columns;
  for await (const found of splitText(path, format, splitter)) {
    const records = columns === undefined ? found.slice(1) : found;
    columns ??= columnsOf(path, found[0]);
    if (columns === undefined) continue;
    count(tally, records);
    if (records.length > 0) yield { columns, records };
  }
  refuseUseless(path, format, columns, tally);
  if (tally.good === 0) yield { columns: columns ?? [], records: [] };
}

type Tally = { good: number; bad: number; firstBad: BadRecord | undefined };

async function* splitText(
  path: string,
  format: RecordFormat,
  splitter: RecordSplitter,
): AsyncGenerator<SourceRecord[]> {
  for await (const text of readText(path, format.encoding)) {
    const records = splitter.push(text);
    if (records.length > 0) yield records;
  }
  const last = splitter.end();
  if (last.length > 0) yield last;
}

function columnsOf(path: string, header: SourceRecord | undefined): string[] | undefined {
  if (header === undefined) return undefined;
  if ('values' in header) return header.values.map((name) => name.trim());
  throw new SnapshotError(
    'snapshot_unreadable',
    `The header of ${path} cannot be read: line ${header.line} ${header.problem.message} Is the encoding right?`,
  );
}

function count(tally: Tally, records: SourceRecord[]): void {
  for (const record of records) {
    if ('values' in record) tally.good += 1;
    else {
      tally.bad += 1;
      tally.firstBad ??= record;
    }
  }
}

function refuseUseless(path: string, format: RecordFormat, columns: readonly string[] | undefined, tally: Tally): void {
  if (tally.good > 0) return;
  if (tally.firstBad !== undefined) {
    throw new SnapshotError(
      'snapshot_unreadable',
      `Not one of the ${tally.bad} records of ${path} can be read; line ${tally.firstBad.line} ` +
        `${tally.firstBad.problem.message} Are the encoding and the delimiter right?`,
    );
  }
  if (columns !== undefined && format.may_be_empty === true) return;
  throw new SnapshotError(
    'snapshot_empty',
    `${path} holds no record. An empty export would end everything in it; if that is meant, write "may_be_empty: true".`,
  );
}
