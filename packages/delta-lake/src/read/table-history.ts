import type { Action, CommitInfo } from '../log/action.ts';
import { listLog } from '../log/log-listing.ts';
import { readCommit, readsAtOnce } from '../snapshot/read-commit.ts';
import { commitInfoOf, commitTimestamp } from '../snapshot/replay.ts';
import { concurrently } from '../storage/concurrently.ts';
import type { TableStorage } from '../storage/table-storage.ts';

export interface HistoryEntry {
  readonly version: number;
  /** Milliseconds since 1970: the in-commit timestamp, otherwise when the commit was stored. */
  readonly timestamp: number;
  /** What the writer said of the commit; empty when it said nothing. */
  readonly info: CommitInfo;
  /** Whether the commit changed rows; false for maintenance and changes of settings. */
  readonly dataChange: boolean;
}

/**
 * Commits that the log still holds, the newest first.
 * @throws DeltaError `log_malformed`
 */
export async function* tableHistory(
  storage: TableStorage,
  options: { readonly limit?: number } = {},
): AsyncGenerator<HistoryEntry> {
  const { commits } = await listLog(storage, 0);
  const newest = commits.toReversed().slice(0, options.limit);
  const entries = concurrently(newest, Math.min(readsAtOnce, newest.length), async (commit) => {
    const actions = await readCommit(storage, commit);
    const info = commitInfoOf(actions) ?? {};
    const timestamp = commitTimestamp(info, commit.last_modified, info.inCommitTimestamp !== undefined);
    return { version: commit.version, timestamp, info, dataChange: actions.some(changesData) };
  });
  yield* entries;
}

function changesData({ add, remove, cdc }: Action): boolean {
  return cdc !== undefined || add?.dataChange === true || remove?.dataChange === true;
}
