import { matchesGlob, resolve } from 'node:path';
import { loadSnapshot, tableHistory } from '@kiban/delta-lake';
import { type ObjectStorage, openObjectStorage } from '@kiban/object-storage';
import { type DatedCommit, datedVersions } from '../tables/dated-versions.ts';
import { asSnapshotError } from '../tables/table-error.ts';
import { foldersIn } from '../tables/table-folders.ts';
import { tableIn } from '../tables/table-version.ts';
import type { Snapshot, SnapshotDates, SnapshotLayout } from './snapshot.ts';
import { SnapshotError } from './snapshot-error.ts';

/**
 * The snapshots that the versions of Delta tables are: one for each day of the time zone on which data changed, as it was at the
 * day's end. A day that is not over is no snapshot, since it may end otherwise, unless `to` names it.
 * Throws `SnapshotError`: `snapshot_missing`, `snapshot_file_missing`, `snapshot_day_not_over`, `snapshot_vacuumed`,
 * `snapshot_unreadable`, `table_unsupported`.
 */
export async function locateTableVersions(
  given: string,
  mapping: SnapshotLayout,
  dates: SnapshotDates,
): Promise<Snapshot[]> {
  const path = URL.canParse(given) ? given : resolve(given);
  const storage = await openObjectStorage(path);
  try {
    const tables = await Promise.all((await tablesOf(storage, path, mapping)).map((each) => open(storage, path, each)));
    const commits = await Promise.all(tables.map((table) => commitsOf(tableIn(storage, table.name), dates)));
    const found = datedVersions(commits).map(({ day, versions }) => ({
      date: day,
      path,
      files: tables.map(({ file, ...table }, index) => ({
        file,
        path,
        table: { ...table, version: versions[index] ?? 0 },
      })),
    }));
    return withoutToday(found, path, dates);
  } catch (error) {
    throw asSnapshotError(path, error);
  } finally {
    await storage.close();
  }
}

interface NamedTable {
  /** Index in `mapping.files`. */
  readonly file: number;
  readonly name: string;
}

async function tablesOf(storage: ObjectStorage, path: string, { files }: SnapshotLayout): Promise<NamedTable[]> {
  if (files.length === 1 && files[0]?.file === undefined) return [{ file: 0, name: '' }];
  const folders = await foldersIn(storage);
  return files.flatMap(({ file: pattern = '' }, file) => {
    const names = folders.filter((name) => name === pattern || matchesGlob(name, pattern));
    if (names.length > 0) return names.map((name) => ({ file, name }));
    throw new SnapshotError(
      'snapshot_file_missing',
      `${path} holds no table ${pattern}. A missing table would look like everything in it had ended.`,
    );
  });
}

async function open(storage: ObjectStorage, path: string, { file, name }: NamedTable) {
  try {
    const { metadata, schema } = await loadSnapshot(tableIn(storage, name));
    return { file, name, id: metadata.id, columns: schema.fields.map((field) => field.name) };
  } catch (error) {
    throw asSnapshotError(name === '' ? path : `${path}/${name}`, error);
  }
}

/** The oldest first; with `from`, nothing older than the last version before it. */
async function commitsOf(table: ObjectStorage, { timezone, from = '' }: SnapshotDates): Promise<DatedCommit[]> {
  const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' });
  const commits: DatedCommit[] = [];
  for await (const { version, timestamp, dataChange } of tableHistory(table)) {
    const day = dayOf.format(timestamp);
    commits.push({ version, day, changed: dataChange });
    if (day < from) break;
  }
  return commits.reverse();
}

function withoutToday(found: readonly Snapshot[], path: string, { timezone, to = '' }: SnapshotDates): Snapshot[] {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format();
  const over = found.filter(({ date }) => date < today || date <= to);
  if (over.length > 0) return over;
  throw new SnapshotError(
    'snapshot_day_not_over',
    `${path} changed on ${found[0]?.date} only, and that day is not over. Write --to ${found[0]?.date} to take it as it is now; what changes later that day is refused then.`,
  );
}
