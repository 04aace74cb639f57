import { DeltaError } from '../errors.ts';
import { readLastCheckpoint } from '../log/last-checkpoint.ts';
import { type LoggedCheckpoint, type LoggedCommit, type LogListing, listLog } from '../log/log-listing.ts';
import type { TableStorage } from '../storage/table-storage.ts';

/** The files that together make up a version. */
export interface LogSegment {
  readonly version: number;
  readonly checkpoint: LoggedCheckpoint | null;
  /** Every commit after the checkpoint up to the version, by rising version. */
  readonly commits: readonly LoggedCommit[];
  /** The version's own commit, also where the checkpoint is of the same version; null when it was cleaned up. */
  readonly last: LoggedCommit | null;
}

/**
 * @param version null: the newest
 * @throws DeltaError `table_not_found`, `version_not_found`, `log_incomplete`
 */
export async function findSegment(storage: TableStorage, version: number | null): Promise<LogSegment> {
  const hint = await readLastCheckpoint(storage);
  if (hint !== null && hint.version > 0 && (version === null || hint.version <= version)) {
    const listing = await listLog(storage, hint.version);
    const isBegun = listing.checkpoints.some((checkpoint) => version === null || checkpoint.version <= version);
    if (isBegun) return segmentOf(listing, version);
  }
  return segmentOf(await listLog(storage, 0), version);
}

/** As `findSegment`, of a listing that begins at a checkpoint or at the log's beginning. */
export function segmentOf({ commits, checkpoints }: LogListing, wanted: number | null): LogSegment {
  const newest = Math.max(commits.at(-1)?.version ?? -1, checkpoints.at(-1)?.version ?? -1);
  if (newest === -1) throw new DeltaError('table_not_found', 'there is no Delta table here: its log is empty');
  const version = wanted ?? newest;
  const checkpoint = checkpoints.findLast((each) => each.version <= version) ?? null;
  const first = checkpoint === null ? 0 : checkpoint.version + 1;
  if (checkpoint === null && (commits[0]?.version ?? version + 1) > version) {
    throw new DeltaError('version_not_found', `version ${version} is no longer in the log`);
  }
  const wantedCommits = commits.filter((commit) => commit.version >= first && commit.version <= version);
  for (let next = first; next <= version; next++) {
    if (wantedCommits[next - first]?.version === next) continue;
    if (next > newest)
      throw new DeltaError('version_not_found', `the table has no version ${version}, its newest is ${newest}`);
    throw new DeltaError('log_incomplete', `the commit of version ${next} is missing`);
  }
  const last = commits.findLast((commit) => commit.version === version) ?? null;
  return { version, checkpoint, commits: wantedCommits, last };
}
