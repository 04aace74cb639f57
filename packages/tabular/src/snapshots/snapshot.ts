import { basename } from 'node:path';
import type { FileSource } from '../mapping/file-schema.ts';
import type { TableVersion } from '../tables/table-version.ts';

/** One dated snapshot; `date` is YYYY-MM-DD and `files` stand in the order of the mapping. */
export type Snapshot = { date: string; path: string; files: SnapshotFile[] };

/** `file` is the index in `mapping.files`. With `table` it is a version of the Delta table of that name below `path`. */
export type SnapshotFile = { file: number; path: string; table?: TableVersion };

/** What a mapping says of where snapshots are: the date in a name (its one capture group), and the files of each. */
export interface SnapshotLayout {
  readonly snapshot_date: string;
  readonly files: readonly Pick<FileSource, 'format' | 'file'>[];
}

/** Which snapshots are wanted. */
export interface SnapshotDates {
  /** Where a day of a Delta table's log begins and ends. */
  readonly timezone: string;
  /** First and last date (YYYY-MM-DD), each included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What reports and events call a file of a snapshot: its name, or `table@v3`. */
export function nameOf({ path, table }: SnapshotFile): string {
  if (table === undefined) return basename(path);
  return `${table.name || basename(path.replace(/\?.*$/, ''))}@v${table.version}`;
}
