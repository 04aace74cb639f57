import { setTimeout as sleep } from 'node:timers/promises';
import { StorageError } from '../storage-error.ts';
import type { Call } from '../store.ts';
import type { Policy } from './policy.ts';
import { timed } from './timed.ts';

export interface AttemptOptions {
  readonly path?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Bytes that are sent: they extend the time limit. */
  readonly bytes?: number;
}

/** Runs an operation until it succeeds, fails for good or has been tried as often as the policy says. */
export async function attempt<T>(
  policy: Policy,
  options: AttemptOptions,
  operation: (call: Call, number: number) => Promise<T>,
): Promise<T> {
  const limitMs = policy.timeoutMs + ((options.bytes ?? 0) / 1_048_576) * 1_000;
  for (let number = 1; ; number += 1) {
    try {
      return await timed(limitMs, options, (call) => operation(call, number));
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof StorageError) || !error.retryable || number >= policy.attempts) throw error;
      await sleep(pauseMs(policy, number), undefined, options.signal ? { signal: options.signal } : {}).catch(
        (aborted) => {
          throw options.signal?.reason ?? aborted;
        },
      );
    }
  }
}

/** Drawn from the whole interval: writers that failed together do not come back together. */
function pauseMs(policy: Policy, failures: number): number {
  return Math.random() * Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** (failures - 1));
}
