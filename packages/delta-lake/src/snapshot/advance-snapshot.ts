import type { Action } from '../log/action.ts';
import { parseCommit } from '../log/commit-lines.ts';
import { commitPath } from '../log/log-files.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { LayeredMap } from './layered-map.ts';
import { commitInfoOf, commitTimestamp, Replay, type ReplayedLog, snapshotOf, withRelativePaths } from './replay.ts';
import type { Snapshot } from './snapshot.ts';

/** Objects asked for at a time once some were found: usually none or one is new. */
const mostAtOnce = 16;

export interface AdvancedSnapshot {
  readonly snapshot: Snapshot;
  /** What was committed since, by rising version. */
  readonly commits: readonly { readonly version: number; readonly actions: readonly Action[] }[];
}

/**
 * The newest version, read from an older snapshot on, one commit after another, without listing. Its timestamp is the in-commit
 * timestamp or, since no listing tells when the commit was stored, the time that the commit itself gives. Only right for a snapshot
 * younger than the table's log retention: where the commits after it were cleaned up it seems to be the newest.
 * @throws DeltaError `log_malformed`, `feature_unsupported`
 */
export async function advanceSnapshot(storage: TableStorage, snapshot: Snapshot): Promise<AdvancedSnapshot> {
  const commits: { version: number; actions: readonly Action[] }[] = [];
  for (let atOnce = 1; ; atOnce = Math.min(atOnce * 2, mostAtOnce)) {
    const first = snapshot.version + 1 + commits.length;
    const versions = Array.from({ length: atOnce }, (_, index) => first + index);
    const stored = await Promise.all(versions.map((version) => storage.get(commitPath(version))));
    for (const [index, bytes] of stored.entries()) {
      if (bytes === null) return { snapshot: applyCommits(snapshot, commits), commits };
      const version = first + index;
      commits.push({ version, actions: withRelativePaths(parseCommit(bytes, version), storage.location) });
    }
  }
}

/** The snapshot after commits that follow it directly. */
export function applyCommits(
  snapshot: Snapshot,
  commits: readonly { readonly version: number; readonly actions: readonly Action[] }[],
): Snapshot {
  const last = commits.at(-1);
  if (last === undefined) return snapshot;
  const replay = new Replay(replayed(snapshot));
  for (const { actions } of commits) replay.apply(actions);
  const info = commitInfoOf(last.actions);
  return snapshotOf(replay.finish(), last.version, (isInCommit) => commitTimestamp(info, null, isInCommit), snapshot);
}

function replayed({ protocol, metadata, files, tombstones, transactions, domains }: Snapshot): ReplayedLog {
  return {
    protocol,
    metadata,
    files: layered(files),
    tombstones: layered(tombstones),
    transactions: layered(transactions),
    domains: layered(domains),
  };
}

/** Snapshots of ours hold layered maps; one that somebody made otherwise is taken as it is. */
function layered<V>(map: ReadonlyMap<string, V>): LayeredMap<V> {
  return map instanceof LayeredMap ? map : LayeredMap.of(map);
}
