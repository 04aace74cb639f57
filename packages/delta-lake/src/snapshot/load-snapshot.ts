import { DeltaError } from '../errors.ts';
import type { Action } from '../log/action.ts';
import { readCheckpoint } from '../log/checkpoint/read-checkpoint.ts';
import { concurrently } from '../storage/concurrently.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { findSegment, type LogSegment } from './log-segment.ts';
import { readCommit, readsAtOnce } from './read-commit.ts';
import { commitInfoOf, commitTimestamp, Replay, snapshotOf, withRelativePaths } from './replay.ts';
import type { Snapshot, SnapshotAt } from './snapshot.ts';
import { versionAt } from './version-at.ts';

/**
 * A table at a version. A moment after the newest commit means the newest version.
 * @throws DeltaError `table_not_found`, `version_not_found`, `log_incomplete`, `log_malformed`, `checkpoint_malformed`,
 * `feature_unsupported`, `option_invalid`
 */
export async function loadSnapshot(storage: TableStorage, at: SnapshotAt = 'latest'): Promise<Snapshot> {
  if (at === 'latest') return await loadSegment(storage, await findSegment(storage, null));
  if ('version' in at) {
    if (!Number.isSafeInteger(at.version) || at.version < 0) {
      throw new DeltaError('version_not_found', `${at.version} is not a version`);
    }
    return await loadSegment(storage, await findSegment(storage, at.version));
  }
  if (typeof at.timestamp !== 'number' || Number.isNaN(at.timestamp)) {
    throw new DeltaError('option_invalid', `a timestamp is a number of milliseconds since 1970, not ${at.timestamp}`);
  }
  const { properties } = await loadSegment(storage, await findSegment(storage, null));
  return await loadSegment(storage, await findSegment(storage, await versionAt(storage, properties, at.timestamp)));
}

async function loadSegment(storage: TableStorage, segment: LogSegment): Promise<Snapshot> {
  const replay = new Replay();
  if (segment.checkpoint !== null) {
    for await (const actions of readCheckpoint(storage, segment.checkpoint)) {
      replay.apply(withRelativePaths(actions, storage.location));
    }
  }
  let lastActions: readonly Action[] = [];
  for await (const actions of concurrently(segment.commits, readsAtOnce, (commit) => readCommit(storage, commit))) {
    replay.apply(actions);
    lastActions = actions;
  }
  const log = replay.finish();
  if (
    lastActions.length === 0 &&
    segment.last !== null &&
    log.protocol?.writerFeatures?.includes('inCommitTimestamp')
  ) {
    lastActions = await readCommit(storage, segment.last);
  }
  const stored = segment.last?.last_modified ?? segment.checkpoint?.last_modified ?? null;
  return snapshotOf(log, segment.version, (isInCommit) =>
    commitTimestamp(commitInfoOf(lastActions), stored, isInCommit),
  );
}
