import { DeltaError } from '../errors.ts';
import { fileKey } from '../log/file-path.ts';
import type { Codec } from '../parquet/encode/parquet-writer.ts';
import { filesFor } from '../read/files-for.ts';
import { columnsOf, conditionOf } from '../read/filter/condition.ts';
import type { Filter } from '../read/filter.ts';
import { readFile } from '../read/read-file.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CommitOptions } from '../write/commit-options.ts';
import { DataFileWriter, type StoredFile } from '../write/data-file-writer.ts';
import { describeFilter } from '../write/describe-filter.ts';
import { addAction, bytesIn, removeAction, rowsIn } from '../write/file-actions.ts';
import { fileTarget } from '../write/file-target.ts';
import type { Plan } from '../write/plan.ts';
import type { TableSession } from '../write/table-session.ts';
import { transact } from '../write/transact.ts';
import { storingFiles } from '../write/write-rows.ts';
import { type Bin, binsOf } from './bins.ts';

export interface OptimizeOptions {
  /** Only partitions that it is true for; over partition columns alone. */
  readonly where?: Filter;
  /** Smaller files are put together up to this size. The table's `delta.targetFileSize` unless told, otherwise 64 MiB. */
  readonly targetFileBytes?: number;
  readonly codec?: Codec;
  readonly signal?: AbortSignal;
  readonly userMetadata?: string;
}

export interface OptimizeResult {
  /** The version that was committed; the newest there is when no files could be put together. */
  readonly version: number;
  readonly filesAdded: number;
  readonly filesRemoved: number;
  readonly bytesAdded: number;
  readonly bytesRemoved: number;
  /** Groups of files that were given up since another writer changed them meanwhile. */
  readonly binsSkipped: number;
}

interface Compacted {
  readonly bin: Bin;
  readonly files: readonly StoredFile[];
}

/**
 * Puts small files of a partition together. Rows and their order stay, nothing that reads the table's changes sees it. Writers who
 * change the same files meanwhile win.
 */
export async function optimize(session: TableSession, options: OptimizeOptions): Promise<OptimizeResult> {
  let compacted: readonly Compacted[] | undefined;
  let binsSkipped = 0;
  const { result, outcome } = await transact<readonly Compacted[]>(session, {
    name: 'OPTIMIZE',
    parameters: { predicate: options.where === undefined ? [] : [describeFilter(options.where)] },
    options,
    prepare: async (snapshot) => {
      compacted ??= await compact(session, snapshot, options);
      const untouched = compacted.filter(({ bin }) => bin.files.every((file) => snapshot.files.has(fileKey(file))));
      binsSkipped = compacted.length - untouched.length;
      return untouched.length === 0 ? null : replacing(snapshot, untouched, session.environment.now());
    },
  });
  const committed = outcome ?? [];
  return {
    version: result.version,
    filesAdded: result.filesAdded,
    filesRemoved: result.filesRemoved,
    bytesAdded: bytesIn(committed.flatMap(({ files }) => files)),
    bytesRemoved: bytesIn(committed.flatMap(({ bin }) => bin.files)),
    binsSkipped,
  };
}

async function compact(
  session: TableSession,
  snapshot: Snapshot,
  options: OptimizeOptions,
): Promise<readonly Compacted[]> {
  const target = fileTarget(session, snapshot, options);
  const compacted: Compacted[] = [];
  for (const bin of binsOf(filesIn(snapshot, options.where), target.targetFileBytes)) {
    const [first] = bin.files;
    if (first === undefined) continue;
    // one file, however large it seems before it is compressed: several would be put together again the next time
    const whole = { ...target, partitionValues: first.partitionValues, targetFileBytes: Number.POSITIVE_INFINITY };
    const writer = new DataFileWriter(whole);
    const files = await storingFiles(writer, () => copyRows(session, snapshot, bin, writer, options));
    compacted.push({ bin, files });
  }
  return compacted;
}

async function copyRows(
  { storage }: TableSession,
  snapshot: Snapshot,
  { files }: Bin,
  writer: DataFileWriter,
  { signal }: Pick<CommitOptions, 'signal'>,
): Promise<readonly StoredFile[]> {
  for (const file of files) {
    for await (const { rows } of readFile(storage, snapshot, file)) {
      signal?.throwIfAborted();
      await writer.write(rows);
    }
  }
  return await writer.finish();
}

function filesIn(snapshot: Snapshot, where: Filter | undefined): ReturnType<typeof filesFor> {
  if (where === undefined) return filesFor(snapshot);
  for (const column of columnsOf(conditionOf(snapshot.schema, where))) {
    if (snapshot.partitionColumns.includes(column)) continue;
    throw new DeltaError('option_invalid', `where: ${column} is not a partition column`);
  }
  return filesFor(snapshot, where);
}

function replacing(snapshot: Snapshot, compacted: readonly Compacted[], now: number): Plan<readonly Compacted[]> {
  const removed = compacted.flatMap(({ bin }) => bin.files);
  const added = compacted.flatMap(({ files }) => files);
  return {
    snapshot,
    actions: [...removed.map((file) => removeAction(file, now, false)), ...added.map((file) => addAction(file, false))],
    reads: { isBlindAppend: false, files: new Set(removed.map(fileKey)), wouldRead: () => false },
    rowsWritten: rowsIn(added),
    metrics: {
      numAddedFiles: added.length,
      numRemovedFiles: removed.length,
      numAddedBytes: bytesIn(added),
      numRemovedBytes: bytesIn(removed),
    },
    outcome: compacted,
  };
}
