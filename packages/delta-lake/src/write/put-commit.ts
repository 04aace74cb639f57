import { DeltaError } from '../errors.ts';
import { parseCommit } from '../log/commit-lines.ts';
import { commitPath } from '../log/log-files.ts';
import { commitInfoOf } from '../snapshot/replay.ts';
import { backOff } from './back-off.ts';
import type { TableSession } from './table-session.ts';

/** How often a put whose answer was lost is repeated. */
const putAttempts = 4;

/**
 * Puts a commit where no other writer put one.
 * @returns false when another writer did. A put whose answer was lost is told from a lost one by the `txnId` in what lies there;
 * until that is known nothing else is put, since the first put may still arrive.
 * @throws the storage's error when it fails again and again: whether the commit happened is then unknown
 */
export async function putCommit(
  { storage, environment }: Pick<TableSession, 'storage' | 'environment'>,
  version: number,
  bytes: Uint8Array,
  txnId: string,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      if (await storage.putIfAbsent(commitPath(version), bytes)) return true;
      return await isOurs(version, await storage.get(commitPath(version)), txnId);
    } catch (error) {
      if (error instanceof DeltaError || attempt === putAttempts) throw error;
      await backOff(environment, attempt);
    }
  }
}

async function isOurs(version: number, there: Uint8Array | null, txnId: string): Promise<boolean> {
  if (there !== null) return commitInfoOf(parseCommit(there, version))?.txnId === txnId;
  throw new DeltaError('log_incomplete', `version ${version} was committed and is gone`);
}
