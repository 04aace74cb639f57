import { DeltaError } from '../errors.ts';
import { type LoggedCommit, type LogListing, listLog } from '../log/log-listing.ts';
import type { TableProperties } from '../protocol/table-properties.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { readCommit } from './read-commit.ts';
import { commitInfoOf, commitTimestamp } from './replay.ts';

/**
 * The newest version of a moment or before it (Delta protocol, "In-Commit Timestamps", recommendations for readers).
 * @param timestamp milliseconds since 1970
 * @throws DeltaError `version_not_found` when the log does not reach back so far
 */
export async function versionAt(
  storage: TableStorage,
  properties: TableProperties,
  timestamp: number,
): Promise<number> {
  const commits = readableCommits(await listLog(storage, 0));
  const first = firstInCommitVersion(properties);
  const stored = commits.filter(({ version }) => version < first);
  const inCommit = commits.slice(stored.length);
  const found =
    (await newestInCommit(storage, inCommit, timestamp)) ?? (await newestStored(storage, stored, timestamp));
  if (found !== null) return found;
  throw new DeltaError('version_not_found', `the log does not reach back to ${new Date(timestamp).toISOString()}`);
}

/** From this version on commits say themselves when they happened; infinite where none does. */
export function firstInCommitVersion(properties: TableProperties): number {
  if (!properties.enableInCommitTimestamps) return Number.POSITIVE_INFINITY;
  return properties.inCommitTimestampEnablementVersion ?? 0;
}

/** Commits whose version can still be made up: from the log's beginning or its first checkpoint on. */
function readableCommits({ commits, checkpoints }: LogListing): readonly LoggedCommit[] {
  if (commits[0]?.version === 0) return commits;
  const first = checkpoints[0]?.version ?? Number.POSITIVE_INFINITY;
  return commits.filter(({ version }) => version >= first);
}

/** In-commit timestamps rise strictly, so that half of the commits are left out with each one read. */
async function newestInCommit(
  storage: TableStorage,
  commits: readonly LoggedCommit[],
  timestamp: number,
): Promise<number | null> {
  let after = 0;
  let end = commits.length;
  while (after < end) {
    const middle = (after + end) >> 1;
    const commit = commits[middle] as LoggedCommit;
    const info = commitInfoOf(await readCommit(storage, commit));
    if (commitTimestamp(info, commit.last_modified, true) <= timestamp) after = middle + 1;
    else end = middle;
  }
  return commits[after - 1]?.version ?? null;
}

/** Times of storing are made to rise: a commit that seems older than the one before it counts as 1 ms younger. */
async function newestStored(
  storage: TableStorage,
  commits: readonly LoggedCommit[],
  timestamp: number,
): Promise<number | null> {
  let newest: number | null = null;
  let previous = Number.NEGATIVE_INFINITY;
  for (const commit of commits) {
    const stored = commit.last_modified;
    const info = stored === null ? commitInfoOf(await readCommit(storage, commit)) : undefined;
    previous = Math.max(commitTimestamp(info, stored, false), previous + 1);
    if (previous > timestamp) break;
    newest = commit.version;
  }
  return newest;
}
