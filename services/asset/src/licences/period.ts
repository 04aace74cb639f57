import { isBefore } from './instant.ts';

/** Where a moment lies in a licence's period. Derived, never stored: nothing has to happen for a licence to lapse. */
export type PeriodState = 'upcoming' | 'running' | 'lapsed';

/** From the first instant on, up to and without the second; null: endless. */
export interface Period {
  readonly starts_at: string;
  readonly ends_at: string | null;
}

export function periodStateOf({ starts_at, ends_at }: Period, at: string): PeriodState {
  if (isBefore(at, starts_at)) return 'upcoming';
  return ends_at === null || isBefore(at, ends_at) ? 'running' : 'lapsed';
}

/** When the answer of `periodStateOf` next becomes another one; null: never. */
export function nextBoundary({ starts_at, ends_at }: Period, at: string): string | null {
  if (isBefore(at, starts_at)) return starts_at;
  return ends_at !== null && isBefore(at, ends_at) ? ends_at : null;
}
