import { writeCheckpoint } from '../log/checkpoint/write-checkpoint.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { TableSession } from '../write/table-session.ts';
import { cleanUpLog } from './clean-up-log.ts';

/**
 * What a commit may bring along: a checkpoint after every `delta.checkpointInterval` versions, and with it the removal of commits
 * past their retention. Neither can undo the commit when it fails; `onWarning` hears of it.
 */
export async function afterCommit(session: TableSession, snapshot: Snapshot): Promise<void> {
  const { storage, environment } = session;
  const { version, properties } = snapshot;
  if (version === 0 || version % properties.checkpointInterval !== 0) return;
  try {
    await writeCheckpoint(storage, snapshot, environment.now());
  } catch (cause) {
    environment.onWarning({ code: 'checkpoint_failed', version, cause });
    return;
  }
  if (!properties.enableExpiredLogCleanup) return;
  try {
    await cleanUpLog(session, snapshot);
  } catch (cause) {
    environment.onWarning({ code: 'log_cleanup_failed', version, cause });
  }
}
