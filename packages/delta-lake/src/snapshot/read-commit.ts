import { DeltaError } from '../errors.ts';
import type { Action } from '../log/action.ts';
import { parseCommit } from '../log/commit-lines.ts';
import type { LoggedCommit } from '../log/log-listing.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { withRelativePaths } from './replay.ts';

/** How many objects of the log are asked for at a time. */
export const readsAtOnce = 64;

/**
 * The actions of a commit that is in the log.
 * @throws DeltaError `log_incomplete` when it is gone, `log_malformed`
 */
export async function readCommit(storage: TableStorage, commit: LoggedCommit): Promise<readonly Action[]> {
  const bytes = commit.bytes ?? (await storage.get(commit.path));
  if (bytes === null) throw new DeltaError('log_incomplete', `the commit of version ${commit.version} is missing`);
  return withRelativePaths(parseCommit(bytes, commit.version), storage.location);
}
