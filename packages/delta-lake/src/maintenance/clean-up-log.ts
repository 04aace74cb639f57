import { type LogFile, logFolder, parseLogPath } from '../log/log-files.ts';
import { requireWritable } from '../protocol/features.ts';
import { readCommit } from '../snapshot/read-commit.ts';
import { commitInfoOf } from '../snapshot/replay.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { firstInCommitVersion } from '../snapshot/version-at.ts';
import type { StoredObject } from '../storage/table-storage.ts';
import type { TableSession } from '../write/table-session.ts';

export interface LogCleanup {
  /** Paths of commits, checkpoints and checksums that were deleted. */
  readonly removed: readonly string[];
  /** The oldest version that can still be read; null when nothing was deleted. */
  readonly oldestVersion: number | null;
}

const removedAtOnce = 1000;

/**
 * Deletes what the log holds of versions past `delta.logRetentionDuration` (Delta protocol, "Metadata Cleanup"). Every version that
 * is not past it stays readable: the newest checkpoint before the first of them is kept, with its commit and all that follow.
 * @throws DeltaError `feature_unsupported` where the table cannot be written
 */
export async function cleanUpLog(session: TableSession, snapshot: Snapshot): Promise<LogCleanup> {
  const { storage, environment } = session;
  requireWritable(snapshot);
  const cutOff = environment.now() - snapshot.properties.logRetentionMs;
  const expired = await expiredFiles(session, snapshot, cutOff);
  const checkpoint = expired.findLast(({ file }) => isWholeCheckpoint(file, expired))?.file.version;
  if (checkpoint === undefined) return { removed: [], oldestVersion: null };
  const removed = expired.filter(({ file }) => file.version < checkpoint).map(({ path }) => path);
  // the oldest first: when it ends early, no gap is left among versions that can be read
  for (let start = 0; start < removed.length; start += removedAtOnce) {
    await storage.remove(removed.slice(start, start + removedAtOnce));
  }
  return { removed, oldestVersion: removed.length === 0 ? null : checkpoint };
}

interface Expired {
  readonly path: string;
  readonly file: LogFile | { readonly kind: 'other'; readonly version: number };
}

/** Files of all versions up to the newest that was committed at the cut-off or before, by rising version. */
async function expiredFiles(session: TableSession, snapshot: Snapshot, cutOff: number): Promise<readonly Expired[]> {
  const firstInCommit = firstInCommitVersion(snapshot.properties);
  const files: Expired[] = [];
  let newest: number | null = null;
  let previous = Number.NEGATIVE_INFINITY;
  // sorted by version: the walk ends with the first commit that is kept
  for await (const object of session.storage.list(logFolder)) {
    const file = versionedFile(object.path);
    if (file === null) continue;
    if (file.kind === 'commit') {
      previous = Math.max(await committedAt(session, object, file.version, firstInCommit), previous + 1);
      if (previous > cutOff) break;
      newest = file.version;
    }
    files.push({ path: object.path, file });
  }
  const last = newest;
  return last === null ? [] : files.filter(({ file }) => file.version <= last);
}

async function committedAt(
  { storage }: TableSession,
  { path, last_modified }: StoredObject,
  version: number,
  firstInCommit: number,
): Promise<number> {
  if (version < firstInCommit) return last_modified;
  const info = commitInfoOf(await readCommit(storage, { version, path, last_modified }));
  return info?.inCommitTimestamp ?? last_modified;
}

const otherFile = /^_delta_log\/(\d{20})\.(?:crc$|\d{20}\.compacted\.json$)/;

/** Besides commits and checkpoints: checksums, and compacted logs by their first version. */
function versionedFile(path: string): Expired['file'] | null {
  const file = parseLogPath(path);
  if (file !== null) return file;
  const version = otherFile.exec(path)?.[1];
  return version === undefined ? null : { kind: 'other', version: Number(version) };
}

function isWholeCheckpoint(file: Expired['file'], files: readonly Expired[]): boolean {
  if (file.kind === 'checkpoint' || file.kind === 'checkpoint_v2') return true;
  if (file.kind !== 'checkpoint_part') return false;
  const parts = files.filter((each) => {
    return each.file.kind === 'checkpoint_part' && each.file.version === file.version && each.file.parts === file.parts;
  });
  return parts.length === file.parts;
}
