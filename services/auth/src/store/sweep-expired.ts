import { pause } from '@kiban/service';
import type { OperatedStore } from './auth-store.ts';

const EVERY_MS = 60_000;
const AT_ONCE = 1000;
/** Of one round, so that a sweep after a long standstill does not take the database from whoever signs in. */
const ROUNDS = 50;

/** Deletes what has expired, once a minute until the signal. Nothing depends on it but room: no method finds such items. */
export async function sweepExpired(store: Pick<OperatedStore, 'sweep'>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (let round = 0; round < ROUNDS && !signal.aborted; round += 1)
      if ((await store.sweep(AT_ONCE)) < AT_ONCE) break;
    await pause(EVERY_MS, signal);
  }
}
