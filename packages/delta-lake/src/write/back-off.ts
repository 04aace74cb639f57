import type { TableEnvironment } from './environment.ts';

const firstWait = 10;
const longestWait = 2000;

/** Waits before the next attempt, up to twice as long as before the last one; random, so that writers do not meet again. */
export async function backOff(environment: TableEnvironment, attempt: number, signal?: AbortSignal): Promise<void> {
  const most = Math.min(longestWait, firstWait * 2 ** attempt);
  await environment.sleep(environment.random() * most, signal);
}
