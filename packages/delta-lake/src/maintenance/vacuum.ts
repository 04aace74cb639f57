import { DeltaError } from '../errors.ts';
import type { AddFile, RemoveFile } from '../log/action.ts';
import { decodePath } from '../log/file-path.ts';
import { listLog } from '../log/log-listing.ts';
import { requireWritable } from '../protocol/features.ts';
import { deletionVectorPath } from '../read/deletion-vector/read-deletion-vector.ts';
import { readCommit, readsAtOnce } from '../snapshot/read-commit.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { concurrently } from '../storage/concurrently.ts';
import type { TableSession } from '../write/table-session.ts';
import { isHidden } from './hidden-path.ts';

export interface VacuumOptions {
  /** Milliseconds for which files stay that no version needs any more. The table's `delta.deletedFileRetentionDuration` unless told. */
  readonly retentionMs?: number;
  /** Only tells what would be removed. */
  readonly dryRun?: boolean;
  /**
   * Allows a retention below the table's: then other writers' files that are not committed yet, and files that readers of older
   * versions need, may be removed.
   */
  readonly allowShortRetention?: boolean;
}

export interface VacuumResult {
  /** Paths of the objects removed; of those that would be, in a dry run. */
  readonly removed: readonly string[];
  readonly bytesRemoved: number;
}

const removedAtOnce = 1000;

/**
 * Deletes files that no version within the retention needs, and files of writers that never committed them, once they are older
 * than the retention. Older versions can then no longer be read.
 * @throws DeltaError `retention_too_short`
 */
export async function vacuum(session: TableSession, options: VacuumOptions): Promise<VacuumResult> {
  const { storage, environment } = session;
  const current = await session.latest();
  requireWritable(current);
  const retentionMs = requireLongRetention(current, options);
  const cutOff = environment.now() - retentionMs;

  // listed before the snapshot is taken: what was committed in between is known to be needed
  const old = await oldFiles(session, current, cutOff);
  const snapshot = await session.latest();
  const needed = neededFiles(snapshot, cutOff, storage.location);
  let unneeded = old.filter(({ path }) => !needed.has(path));
  if (unneeded.length > 0 && mustReadCommits(snapshot, unneeded, retentionMs)) {
    const named = await filesNamedSince(session, cutOff);
    unneeded = unneeded.filter(({ path }) => !named.has(path));
  }
  const removed = unneeded.map(({ path }) => path);
  if (options.dryRun !== true) {
    for (let start = 0; start < removed.length; start += removedAtOnce) {
      await storage.remove(removed.slice(start, start + removedAtOnce));
    }
  }
  return { removed, bytesRemoved: unneeded.reduce((sum, { size }) => sum + size, 0) };
}

function requireLongRetention({ properties }: Snapshot, options: VacuumOptions): number {
  const least = properties.deletedFileRetentionMs;
  const retentionMs = options.retentionMs ?? least;
  if (!Number.isFinite(retentionMs) || retentionMs < 0) {
    throw new DeltaError('option_invalid', `retentionMs cannot be ${retentionMs}`);
  }
  if (retentionMs >= least || options.allowShortRetention === true) return retentionMs;
  throw new DeltaError(
    'retention_too_short',
    `files must be kept for ${least} ms (delta.deletedFileRetentionDuration), not ${retentionMs}: set allowShortRetention`,
  );
}

interface OldFile {
  readonly path: string;
  readonly size: number;
}

async function oldFiles({ storage }: TableSession, snapshot: Snapshot, cutOff: number): Promise<readonly OldFile[]> {
  const files: OldFile[] = [];
  for await (const { path, size, last_modified } of storage.list('')) {
    if (last_modified <= cutOff && !isHidden(path, snapshot.partitionColumns)) files.push({ path, size });
  }
  return files;
}

/** Files of the newest version, and of versions that were the newest after the cut-off: those files were removed later. */
function neededFiles(snapshot: Snapshot, cutOff: number, location: string | undefined): ReadonlySet<string> {
  const needed = new Set<string>();
  const add = (file: AddFile | RemoveFile) => {
    needed.add(decodePath(file.path));
    const vector = file.deletionVector === undefined ? null : deletionVectorPath(file.deletionVector, location);
    if (vector !== null) needed.add(vector);
  };
  for (const file of snapshot.files.values()) add(file);
  for (const file of snapshot.tombstones.values()) if ((file.deletionTimestamp ?? 0) > cutOff) add(file);
  return needed;
}

/** Snapshots do not know change data files, and have forgotten tombstones that are older than the table's own retention. */
function mustReadCommits({ properties }: Snapshot, files: readonly OldFile[], retentionMs: number): boolean {
  return retentionMs > properties.deletedFileRetentionMs || files.some(({ path }) => path.startsWith('_change_data/'));
}

/** Files that commits after the cut-off added, removed or tell changes with. */
async function filesNamedSince({ storage }: TableSession, cutOff: number): Promise<ReadonlySet<string>> {
  const { commits } = await listLog(storage, 0);
  const since = commits.filter(({ last_modified }) => (last_modified ?? cutOff) >= cutOff);
  const named = new Set<string>();
  for await (const actions of concurrently(since, readsAtOnce, (commit) => readCommit(storage, commit))) {
    for (const { add, remove, cdc } of actions) {
      const path = (add ?? remove ?? cdc)?.path;
      if (path !== undefined) named.add(decodePath(path));
    }
  }
  return named;
}
