import type { Logger } from '@kiban/telemetry';
import { pause } from './pause.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Whoever worked as long did not fail at once: the next wait is short again. */
const STEADY_MS = 60_000;

/** Runs a worker until the signal; one that fails is started again after a while, each time a longer one. */
export async function keepRunning(
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
  { signal, logger }: { readonly signal: AbortSignal; readonly logger: Logger },
): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const began = performance.now();
    try {
      await work(signal);
      return;
    } catch (error) {
      wait = performance.now() - began > STEADY_MS ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
      logger.warn(`${name} failed and is started again`, { error, retry_in_ms: wait });
      await pause(wait, signal);
    }
  }
}
