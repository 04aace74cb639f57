import { DeltaError } from '../errors.ts';
import type { Action } from '../log/action.ts';
import { fileKey } from '../log/file-path.ts';
import type { Reads } from './plan.ts';

export interface Loser {
  readonly actions: readonly Action[];
  readonly reads: Reads;
  readonly appId: string | undefined;
  /** `delta.isolationLevel` is `Serializable`: rows that were added blindly count as well. */
  readonly isSerializable: boolean;
}

export interface Winner {
  readonly version: number;
  readonly actions: readonly Action[];
}

/**
 * Why a commit that lost its version to another writer's cannot simply follow it; null when it can. The rules are those of Delta's
 * other writers (its documentation, "Concurrency control"; conflict checks of delta-rs), in their order.
 */
export function conflictWith(winner: Winner, loser: Loser): DeltaError | null {
  const { actions } = winner;
  const conflict = (code: DeltaError['code'], what: string) =>
    new DeltaError(code, `version ${winner.version}, committed by another writer meanwhile, ${what}`);

  if (actions.some(({ protocol }) => protocol !== undefined))
    return conflict('protocol_changed', 'changed the protocol');
  if (actions.some(({ metaData }) => metaData !== undefined))
    return conflict('metadata_changed', 'changed the metadata');
  if (loser.appId !== undefined && actions.some(({ txn }) => txn?.appId === loser.appId)) {
    return conflict('concurrent_transaction', `is a transaction of ${loser.appId}, too`);
  }

  const ours = new Set(loser.actions.flatMap(({ remove }) => (remove === undefined ? [] : [fileKey(remove)])));
  for (const { remove } of actions) {
    if (remove !== undefined && ours.has(fileKey(remove))) {
      return conflict('concurrent_delete_delete', `removed ${remove.path}, which this commit removes, too`);
    }
  }
  for (const { remove } of actions) {
    if (remove?.dataChange === true && loser.reads.files.has(fileKey(remove))) {
      return conflict('concurrent_delete_read', `removed ${remove.path}, which this commit read`);
    }
  }
  if (isBlindAppend(actions) && !loser.isSerializable) return null;
  for (const { add } of actions) {
    if (add?.dataChange === true && loser.reads.wouldRead(add)) {
      return conflict('concurrent_append', `added ${add.path}, which this commit would have read`);
    }
  }
  return null;
}

/** A commit that does not say so might have read something. */
function isBlindAppend(actions: readonly Action[]): boolean {
  return (
    actions.some(({ commitInfo }) => commitInfo?.isBlindAppend === true) &&
    !actions.some(({ remove }) => remove !== undefined)
  );
}
