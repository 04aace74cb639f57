import { type AttemptOptions, attempt } from '../attempts/attempt.ts';
import type { Policy } from '../attempts/policy.ts';
import { StorageError } from '../storage-error.ts';
import type { ObjectHead, Store, WriteCondition } from '../store.ts';
import { newWriteId, outcomeOf, withWrite } from './write-history.ts';

export type ConditionalWrite = AttemptOptions & {
  readonly key: string;
  readonly body: Uint8Array;
  readonly condition: WriteCondition;
};

/**
 * Writes under a condition, and knows whether it was this writer who wrote: an attempt whose answer was lost may have succeeded,
 * and then makes the condition fail for the next one. The ids that writes leave with the object tell the two apart.
 *
 * @returns the etag; null when the condition does not hold.
 */
export async function writeConditionally(
  store: Store,
  policy: Policy,
  target: ConditionalWrite,
): Promise<string | null> {
  const { key, body, condition } = target;
  let replaced: ObjectHead | null = null;
  if (condition.kind === 'matches') {
    replaced = await attempt(policy, target, (call) => store.head(key, call));
    if (replaced?.etag !== condition.etag) return null;
  }
  const writeId = newWriteId();
  const writes = withWrite(writeId, replaced);
  const look = async (): Promise<string | null> => {
    const head = await attempt(policy, target, (call) => store.head(key, call));
    const outcome = outcomeOf(head, writeId, replaced);
    if (outcome !== 'unknown') return outcome.etag;
    const text = 'Whether the object was written cannot be told: it was replaced since.';
    throw new StorageError('unavailable', text, { path: target.path });
  };
  let answersLost = false;
  try {
    const written = await attempt(policy, { ...target, bytes: body.length }, async (call) => {
      try {
        return { etag: await store.write(key, body, condition, writes, call) };
      } catch (error) {
        if (error instanceof StorageError && error.code === 'precondition_failed') return null;
        answersLost = true;
        throw error;
      }
    });
    if (written) return written.etag;
  } catch (error) {
    if (!(error instanceof StorageError) || !error.retryable) throw error;
    const etag = await look().catch(() => null); // every attempt failed, but one may have been performed
    if (etag === null) throw error;
    return etag;
  }
  return answersLost ? await look() : null;
}
