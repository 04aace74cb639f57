import { setTimeout as sleep } from 'node:timers/promises';
import { closeExpiredSessions, type SupportParts } from './close-support-session.ts';

const POLL_MS = 15_000;

/** Ends sessions whose time is over, until the signal. */
export async function watchSupportSessions({
  signal,
  ...parts
}: SupportParts & { signal: AbortSignal }): Promise<void> {
  while (!signal.aborted) {
    await closeExpiredSessions(parts);
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop looks at the signal
  }
}
