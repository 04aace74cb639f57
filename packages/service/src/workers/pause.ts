import { setTimeout as sleep } from 'node:timers/promises';

/** Waits between two looks of a worker; ends at once when the signal is aborted, which its loop then sees. Milliseconds. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
