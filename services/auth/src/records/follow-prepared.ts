import { pause } from '@kiban/service';
import type { AuthStore } from '../store/auth-store.ts';
import { settlePrepared } from './prepared-record.ts';

const POLL_MS = 10_000;

/** Finishes, until the signal, what was interrupted between a record and what it tells of. */
export async function followPrepared(store: AuthStore, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await settlePrepared(store, Date.now());
    await pause(POLL_MS, signal);
  }
}
