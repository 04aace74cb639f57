import { loadSnapshot, type Row, readFile, type StructField } from '@kiban/delta-lake';
import { openObjectStorage } from '@kiban/object-storage';
import { characterProblem, isSuspect } from '../records/line-problems.ts';
import type { RecordBatch } from '../records/read-records.ts';
import type { SourceRecord } from '../records/record-format.ts';
import { SnapshotError } from '../snapshots/snapshot-error.ts';
import { asSnapshotError } from './table-error.ts';
import { type TableVersion, tableIn } from './table-version.ts';
import { textOfValue } from './value-text.ts';

export interface TableRead {
  /** The folder or URL that was given, below which the table lies. */
  readonly path: string;
  readonly table: TableVersion;
  /** The columns whose values are wanted; all others are read as empty. */
  readonly used: readonly string[];
  /** What messages call it. */
  readonly name: string;
  readonly mayBeEmpty: boolean;
}

/**
 * Reads a version of a table in batches of bounded size, as `readRecords` reads a file, values as text. Lines are numbered from 1
 * in the order of the data files' names and of the rows in them, which is the same whenever this version is read. A row that
 * holds control characters is named and nothing else is lost. At least one batch comes, so that the columns are known.
 * Throws `SnapshotError`: `snapshot_missing`, `snapshot_empty`, `snapshot_vacuumed`, `snapshot_unreadable`, `table_unsupported`.
 */
export async function* readTable(wanted: TableRead): AsyncGenerator<RecordBatch> {
  try {
    yield* batchesOf(wanted);
  } catch (error) {
    throw asSnapshotError(wanted.name, error);
  }
}

async function* batchesOf({ path, table, used, name, mayBeEmpty }: TableRead): AsyncGenerator<RecordBatch> {
  await using storage = disposable(await openObjectStorage(path));
  const here = tableIn(storage, table.name);
  const snapshot = await loadSnapshot(here, { version: table.version });
  const fields = snapshot.schema.fields.filter((field) => used.includes(field.name));
  const columns = [...new Set([...snapshot.schema.fields.map((field) => field.name), ...table.columns])];
  const toRecord = recordOf(columns, fields);
  const wanted = { columns: fields.map((field) => field.name) };
  let line = 0;
  yield { columns, records: [] };
  for (const [, file] of [...snapshot.files].toSorted(byKey))
    for await (const { rows } of readFile(here, snapshot, file, wanted))
      yield { columns, records: rows.map((row) => toRecord(row, ++line)) };
  if (line === 0 && !mayBeEmpty)
    throw new SnapshotError(
      'snapshot_empty',
      `${name} holds no row. An empty table would end everything in it; if that is meant, write "may_be_empty: true".`,
    );
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

function recordOf(columns: readonly string[], fields: readonly StructField[]) {
  const places = fields.map(({ name, type }) => ({ name, type, place: columns.indexOf(name) }));
  return (row: Row, line: number): SourceRecord => {
    const values: string[] = new Array(columns.length).fill('');
    for (const { name, type, place } of places) {
      const value = textOfValue(type, row[name]);
      const problem = isSuspect(value) ? characterProblem(value, true) : undefined;
      if (problem !== undefined) return { line, problem };
      values[place] = value;
    }
    return { line, values };
  };
}

function disposable<T extends { close(): Promise<void> }>(resource: T): T & AsyncDisposable {
  return Object.assign(resource, { [Symbol.asyncDispose]: () => resource.close() });
}
