import { instantOf, zonedDate } from '../../time/zoned.ts';

/** From when until when, as a form holds it: dates in the tenant's zone, '' for at once and without an end. */
export interface PeriodChoice {
  readonly from: string;
  /** The last day on which it counts. */
  readonly until: string;
}

export type PeriodProblem = 'from' | 'until' | 'reversed';

export const endless: PeriodChoice = { from: '', until: '' };

/** What must be mended first; null: nothing. */
export function periodProblem({ from, until }: PeriodChoice, zone: string): PeriodProblem | null {
  if (from.trim() !== '' && instantOf(from.trim(), '00:00', zone) === undefined) return 'from';
  if (until.trim() !== '' && instantOf(until.trim(), '00:00', zone) === undefined) return 'until';
  return from.trim() !== '' && until.trim() !== '' && until.trim() < from.trim() ? 'reversed' : null;
}

/** As the API takes it: it begins with the first day, and ends when the last day is over. */
export function periodFields(
  { from, until }: PeriodChoice,
  zone: string,
): { readonly starts_at?: string; readonly ends_at: string | null } {
  const starts_at = from.trim() === '' ? undefined : instantOf(from.trim(), '00:00', zone);
  return {
    ...(starts_at === undefined ? {} : { starts_at }),
    ends_at: until.trim() === '' ? null : (dayAfter(until.trim(), zone) ?? null),
  };
}

/** The form of a period that there is: the day on which it ends is the one whose last moment still counts. */
export function periodChoice(
  { starts_at, ends_at }: { readonly starts_at: string; readonly ends_at: string | null },
  zone: string,
): PeriodChoice {
  return {
    from: zonedDate(starts_at, zone),
    until: ends_at === null ? '' : zonedDate(new Date(Date.parse(ends_at) - 1).toISOString(), zone),
  };
}

/** The midnight with which a day ends. */
function dayAfter(date: string, zone: string): string | undefined {
  const start = instantOf(date, '00:00', zone);
  if (start === undefined) return undefined;
  // a day of a zone has 23 to 25 hours: 36 hours on it is surely the next one
  return instantOf(zonedDate(new Date(Date.parse(start) + 36 * 3_600_000).toISOString(), zone), '00:00', zone);
}
