import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, matchesGlob, resolve } from 'node:path';
import { toIsoDate } from '../values/value-formats.ts';
import type { Snapshot, SnapshotDates, SnapshotFile, SnapshotLayout } from './snapshot.ts';
import { SnapshotError } from './snapshot-error.ts';

/**
 * Finds the dated snapshots, the oldest first: among files and folders, where a folder whose own name has no date is searched for
 * dated ones inside it and a file is also found under its name with `.gz`; or in the logs of Delta tables.
 * Throws `SnapshotError`: `snapshot_missing`, `snapshot_unreadable`, `snapshot_date_missing`, `snapshot_date_invalid`,
 * `snapshot_date_twice`, `snapshot_file_missing`, `snapshot_file_twice`; and as `locateTableVersions` does.
 */
export async function locateSnapshots(
  paths: readonly string[],
  mapping: SnapshotLayout,
  dates: SnapshotDates,
): Promise<Snapshot[]> {
  if (paths.length === 0)
    throw new SnapshotError('snapshot_missing', 'Name at least one snapshot: a file, a folder or a Delta table.');
  const located =
    mapping.files[0]?.format === 'delta' ? await inTables(paths, mapping, dates) : await inFiles(paths, mapping);
  const sorted = located.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  refuseSameDate(sorted);
  const { from = '', to = '9999-12-31' } = dates;
  const wanted = sorted.filter(({ date }) => date >= from && date <= to);
  if (wanted.length > 0) return wanted;
  throw new SnapshotError('snapshot_missing', `None of the ${sorted.length} snapshots is of ${from} to ${to}.`);
}

async function inTables(paths: readonly string[], mapping: SnapshotLayout, dates: SnapshotDates): Promise<Snapshot[]> {
  // what reads tables is not what an ordinary import needs
  const { locateTableVersions } = await import('./locate-table-versions.ts');
  return (await Promise.all(paths.map((path) => locateTableVersions(path, mapping, dates)))).flat();
}

async function inFiles(paths: readonly string[], mapping: SnapshotLayout): Promise<Snapshot[]> {
  const candidates = (await Promise.all(paths.map((path) => candidatesOf(resolve(path), mapping)))).flat();
  return Promise.all(candidates.map(async ({ date, path }) => ({ date, path, files: await filesOf(path, mapping) })));
}

function refuseSameDate(sorted: readonly Snapshot[]): void {
  sorted.forEach((snapshot, index) => {
    const next = sorted[index + 1];
    if (next?.date !== snapshot.date) return;
    throw new SnapshotError(
      'snapshot_date_twice',
      `${snapshot.path} and ${next.path} are both of ${next.date}. Leave one out.`,
    );
  });
}

type Candidate = { date: string; path: string };

async function candidatesOf(path: string, mapping: SnapshotLayout): Promise<Candidate[]> {
  const folder = await isFolder(path);
  const searched = folder && (isSingleFile(mapping) || dateOf(path, mapping) === undefined);
  const found: Candidate[] = [];
  for (const candidate of searched ? (await entriesOf(path)).map((entry) => join(path, entry.name)) : [path]) {
    const dated = dateOf(candidate, mapping);
    // A dated report beside the snapshots is no snapshot.
    if (dated !== undefined && (!searched || (await isFolder(candidate)) !== isSingleFile(mapping))) found.push(dated);
  }
  if (found.length > 0) return found;
  throw new SnapshotError(
    'snapshot_date_missing',
    `The name of ${path} has no date that matches snapshot_date: ${mapping.snapshot_date}`,
  );
}

/** Whether a snapshot is one file and not a folder of files. */
function isSingleFile({ files }: SnapshotLayout): boolean {
  return files.length === 1 && files[0]?.file === undefined;
}

/** The date in a name; undefined when there is none. */
function dateOf(path: string, mapping: SnapshotLayout): Candidate | undefined {
  const written = new RegExp(mapping.snapshot_date, 'u').exec(basename(path))?.[1];
  if (written === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(written) ?? [];
  const date = year === undefined || month === undefined || day === undefined ? null : toIsoDate(year, month, day);
  if (date === null) {
    throw new SnapshotError(
      'snapshot_date_invalid',
      `'${written}' in the name of ${path} is not a date of the calendar.`,
    );
  }
  return { date, path };
}

async function filesOf(path: string, mapping: SnapshotLayout): Promise<SnapshotFile[]> {
  if (isSingleFile(mapping)) return [{ file: 0, path }];
  if (!(await isFolder(path))) {
    throw new SnapshotError('snapshot_unreadable', `${path} is a file, but the mapping reads files from a folder.`);
  }
  const names = (await entriesOf(path)).filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  return mapping.files.flatMap((file, index) => {
    return matching(names, file, path).map((name) => ({ file: index, path: join(path, name) }));
  });
}

function matching(names: readonly string[], { file }: SnapshotLayout['files'][number], folder: string): string[] {
  const pattern = file ?? '';
  const found = names.filter((name) => matchesGlob(plainName(name), pattern) || matchesGlob(name, pattern)).toSorted();
  if (found.length === 0) {
    const message = `${folder} holds no ${pattern}. A missing file would look like everything in it had ended.`;
    throw new SnapshotError('snapshot_file_missing', message);
  }
  const twice = found.find((name) => name !== plainName(name) && found.includes(plainName(name)));
  if (twice !== undefined) {
    throw new SnapshotError('snapshot_file_twice', `${folder} holds ${plainName(twice)} and ${twice}. Leave one out.`);
  }
  return found;
}

const plainName = (name: string) => name.replace(/\.gz$/, '');

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new SnapshotError('snapshot_missing', `${path} cannot be found.`, { cause: error });
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new SnapshotError('snapshot_unreadable', `${folder} cannot be read.`, { cause: error });
  }
}
