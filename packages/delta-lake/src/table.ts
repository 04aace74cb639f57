import { DeltaError } from './errors.ts';
import { writeCheckpoint } from './log/checkpoint/write-checkpoint.ts';
import { cleanUpLog, type LogCleanup } from './maintenance/clean-up-log.ts';
import { type OptimizeOptions, type OptimizeResult, optimize } from './maintenance/optimize.ts';
import { type VacuumOptions, type VacuumResult, vacuum } from './maintenance/vacuum.ts';
import { requireWritable } from './protocol/features.ts';
import type { ChangeRange } from './read/changes/change-range.ts';
import { type ChangeRow, readChanges } from './read/changes/read-changes.ts';
import type { Filter } from './read/filter.ts';
import { type ScanOptions, scan } from './read/scan.ts';
import { type HistoryEntry, tableHistory } from './read/table-history.ts';
import type { StructField } from './schema/data-type.ts';
import type { Row } from './schema/value.ts';
import { loadSnapshot } from './snapshot/load-snapshot.ts';
import type { Snapshot, SnapshotAt } from './snapshot/snapshot.ts';
import type { TableStorage } from './storage/table-storage.ts';
import { addColumns } from './write/add-columns.ts';
import { append } from './write/append.ts';
import type { CommitOptions, CommitResult, Rows } from './write/commit-options.ts';
import { type CreateOptions, createSession } from './write/create-table.ts';
import { type DeleteResult, deleteWhere } from './write/delete-where.ts';
import { type TableOptions, tableEnvironment } from './write/environment.ts';
import { type MergeCounts, type MergeInput, type MergeOptions, merge } from './write/merge.ts';
import { type OverwriteOptions, overwrite } from './write/overwrite.ts';
import { setProperties } from './write/set-properties.ts';
import { TableSession } from './write/table-session.ts';
import { type UpdateResult, updateWhere } from './write/update-where.ts';

export interface ReadOptions extends ScanOptions {
  /** The version to read; the newest unless told. */
  readonly version?: number;
  /** The newest version of this moment, in milliseconds since 1970. */
  readonly timestamp?: number;
}

/**
 * Makes a table of no rows where there is none.
 * @throws DeltaError `table_exists`, `schema_invalid`, `option_invalid`, `feature_unsupported`
 */
export async function createTable(storage: TableStorage, options: CreateOptions & TableOptions): Promise<DeltaTable> {
  return new DeltaTable(await createSession(storage, tableEnvironment(options), options));
}

/** @throws DeltaError `table_not_found`, `feature_unsupported` where the table cannot be read */
export async function openTable(storage: TableStorage, options: TableOptions = {}): Promise<DeltaTable> {
  return new DeltaTable(await TableSession.open(storage, tableEnvironment(options)));
}

/**
 * A table: what is read is the newest version unless told otherwise, and every write is one new version. Any number of handles, in
 * any number of processes, may work on one table at once.
 */
export class DeltaTable {
  readonly storage: TableStorage;
  readonly #session: TableSession;

  /** @internal Tables are got by `createTable` and `openTable`. */
  constructor(session: TableSession) {
    this.storage = session.storage;
    this.#session = session;
  }

  /** Schema, settings and files of a version, which never change. */
  async snapshot(at: SnapshotAt = 'latest'): Promise<Snapshot> {
    return at === 'latest' ? await this.#session.latest() : await loadSnapshot(this.storage, at);
  }

  /** The rows, one after another. */
  async *read(options: ReadOptions = {}): AsyncGenerator<Row> {
    for await (const rows of this.readBatches(options)) yield* rows;
  }

  /** The rows in batches: faster where there are many. Memory holds a row group of one file. */
  async *readBatches({ version, timestamp, ...options }: ReadOptions = {}): AsyncGenerator<Row[]> {
    if (version !== undefined && timestamp !== undefined) {
      throw new DeltaError('option_invalid', 'either a version or a timestamp is read, not both');
    }
    const at = version !== undefined ? { version } : timestamp !== undefined ? { timestamp } : 'latest';
    yield* scan(this.storage, await this.snapshot(at), options);
  }

  /**
   * What happened to rows, by rising version, where the table has `delta.enableChangeDataFeed`.
   * @throws DeltaError `change_data_unavailable`
   */
  async *changes(range: ChangeRange, options: ScanOptions = {}): AsyncGenerator<ChangeRow> {
    for await (const rows of readChanges(this.storage, range, options)) yield* rows;
  }

  /** Commits that the log still holds, the newest first. */
  history(options: { readonly limit?: number } = {}): AsyncGenerator<HistoryEntry> {
    return tableHistory(this.storage, options);
  }

  /**
   * Adds rows.
   * @throws DeltaError `schema_mismatch`, `value_invalid`, naming the column and the row: nothing is written then
   */
  async append(rows: Rows, options: CommitOptions = {}): Promise<CommitResult> {
    return await append(this.#session, rows, options);
  }

  /**
   * Replaces all rows, or with `where` those of some partitions.
   * @throws DeltaError as `append`, and `append_only`
   */
  async overwrite(rows: Rows, options: OverwriteOptions = {}): Promise<CommitResult> {
    return await overwrite(this.#session, rows, options);
  }

  /**
   * Inserts, replaces and deletes rows by key. The changes are held in memory.
   * @throws DeltaError as `append`, and `duplicate_key`, `append_only`
   */
  async merge(changes: MergeInput, options: MergeOptions): Promise<CommitResult & MergeCounts> {
    return await merge(this.#session, changes, options);
  }

  /** Deletes the rows that the filter is true for; over partition columns alone, no data file is read. */
  async deleteWhere(filter: Filter, options: CommitOptions = {}): Promise<DeleteResult> {
    return await deleteWhere(this.#session, filter, options);
  }

  /**
   * Replaces the rows that the filter is true for by what `change` makes of them; it may be called more than once for a row.
   * @throws DeltaError as `append`, for what `change` returned
   */
  async updateWhere(filter: Filter, change: (row: Row) => Row, options: CommitOptions = {}): Promise<UpdateResult> {
    return await updateWhere(this.#session, filter, change, options);
  }

  /**
   * Adds columns that may be null behind the others.
   * @throws DeltaError `schema_invalid`
   */
  async addColumns(fields: readonly StructField[], options: CommitOptions = {}): Promise<CommitResult> {
    return await addColumns(this.#session, fields, options);
  }

  /**
   * Sets properties of the table; null takes one away.
   * @throws DeltaError `option_invalid`, `feature_unsupported`
   */
  async setProperties(
    properties: Readonly<Record<string, string | null>>,
    options: CommitOptions = {},
  ): Promise<CommitResult> {
    return await setProperties(this.#session, properties, options);
  }

  /** Puts small files of a partition together. */
  async optimize(options: OptimizeOptions = {}): Promise<OptimizeResult> {
    return await optimize(this.#session, options);
  }

  /**
   * Deletes files that no version within the retention needs.
   * @throws DeltaError `retention_too_short`
   */
  async vacuum(options: VacuumOptions = {}): Promise<VacuumResult> {
    return await vacuum(this.#session, options);
  }

  /**
   * Writes the newest version's checkpoint. Commits do so by themselves after every `delta.checkpointInterval` versions.
   * @throws DeltaError `feature_unsupported` where the table cannot be written: what we do not know would be missing in it
   */
  async checkpoint(): Promise<void> {
    const snapshot = await this.#session.latest();
    requireWritable(snapshot);
    await writeCheckpoint(this.storage, snapshot, this.#session.environment.now());
  }

  /**
   * Deletes what the log holds of versions past `delta.logRetentionDuration`. Checkpoints bring it along.
   * @throws DeltaError `feature_unsupported` where the table cannot be written
   */
  async cleanUpLog(): Promise<LogCleanup> {
    return await cleanUpLog(this.#session, await this.#session.latest());
  }
}
