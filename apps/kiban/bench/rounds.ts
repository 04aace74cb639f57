/** How long each of two ways took, in milliseconds, round by round. */
export interface Rounds {
  readonly ours: readonly number[];
  readonly baseline: readonly number[];
}

/**
 * Runs two ways of doing the same beside each other, `count` times, each first in every other round: what else the
 * machine does, and what it becomes meanwhile, meets both.
 */
export async function interleaved(
  count: number,
  ours: (round: number) => Promise<unknown>,
  baseline: (round: number) => Promise<unknown>,
): Promise<Rounds> {
  const times = { ours: [] as number[], baseline: [] as number[] };
  for (let round = 0; round < count; round += 1) {
    if (round % 2 === 1) times.baseline.push(await millisecondsOf(() => baseline(round)));
    times.ours.push(await millisecondsOf(() => ours(round)));
    if (round % 2 === 0) times.baseline.push(await millisecondsOf(() => baseline(round)));
  }
  return times;
}

/** The median over the rounds of baseline time ÷ our time: 1 is as fast, 0.5 half as fast. */
export function medianRatio({ ours, baseline }: Rounds): number {
  return median(ours.map((time, round) => (baseline[round] ?? Number.NaN) / time));
}

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Each of `count` calls timed, in milliseconds. */
export async function timesOf(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) times.push(await millisecondsOf(() => work(index)));
  return times;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The nearest-rank quantile; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Runs `count` pieces of work, never more than `concurrency` at once. */
export async function inParallel(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
