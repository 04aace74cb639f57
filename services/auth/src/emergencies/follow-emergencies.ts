import { pause } from '@kiban/service';
import type { AlertParts } from './alert.ts';
import { endLapsedEmergencies } from './end-emergency.ts';

/** What is over counts no more at once; this only tidies up after it and tells of it. */
const POLL_MS = 5000;

export async function followEmergencies(parts: AlertParts & { readonly signal: AbortSignal }): Promise<void> {
  while (!parts.signal.aborted) {
    await endLapsedEmergencies(parts);
    await pause(POLL_MS, parts.signal);
  }
}
