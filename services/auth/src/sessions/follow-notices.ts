import { pause } from '@kiban/service';
import type { AuthStore } from '../store/auth-store.ts';
import { type TellClient, tellClients } from './logout-notices.ts';

/** Tells clients of sessions that ended, until the signal. */
export async function followNotices(options: {
  readonly store: AuthStore;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly tell: TellClient;
  readonly signal: AbortSignal;
  readonly pollMs?: number;
}): Promise<void> {
  const { store, clock, tell, signal, pollMs = 300 } = options;
  while (!signal.aborted) {
    await tellClients(store, clock, tell);
    await pause(pollMs, signal);
  }
}
