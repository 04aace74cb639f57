import { setTimeout as sleep } from 'node:timers/promises';
import type { AlertParts } from './alert.ts';
import { endLapsedEmergencies } from './end-emergency.ts';

/** What is over counts no more at once; this only tidies up after it and tells of it. */
const POLL_MS = 5000;

export async function followEmergencies(parts: AlertParts & { readonly signal: AbortSignal }): Promise<void> {
  while (!parts.signal.aborted) {
    await endLapsedEmergencies(parts);
    await sleep(POLL_MS, undefined, { signal: parts.signal }).catch(() => undefined); // aborted: the loop looks at the signal
  }
}
