import { pause } from '@kiban/service';
import { closeExpiredSessions, type SupportParts } from './close-support-session.ts';

const POLL_MS = 15_000;

/** Ends sessions whose time is over, until the signal. */
export async function watchSupportSessions({
  signal,
  ...parts
}: SupportParts & { signal: AbortSignal }): Promise<void> {
  while (!signal.aborted) {
    await closeExpiredSessions(parts);
    await pause(POLL_MS, signal);
  }
}
