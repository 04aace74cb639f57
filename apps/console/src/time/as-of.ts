import { instantOf, zonedDate } from './zoned.ts';

/** RFC 3339 with offset, or a date: what the API takes as `asOf`. */
const AS_OF = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** What an address bar holds, when it is a moment; nothing otherwise. */
export function asOfFrom(text: unknown): string | undefined {
  return typeof text === 'string' && AS_OF.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The instant meant: a date is the end of that day in the zone. */
export function momentOf(asOf: string, zone: string): string {
  if (asOf.length > 10) return asOf;
  const start = instantOf(asOf, '00:00', zone) ?? `${asOf}T00:00:00.000Z`;
  const nextDay = zonedDate(new Date(Date.parse(start) + 36 * 3_600_000).toISOString(), zone);
  return new Date(Date.parse(instantOf(nextDay, '00:00', zone) ?? start) - 1).toISOString();
}

export interface Preset {
  readonly key: 'fiscal_year' | 'month' | 'year_ago';
  /** `2026-04-01` */
  readonly date: string;
}

/** Moments that people ask for, seen from now. The fiscal year begins in April. */
export function presets(now: string, zone: string): readonly Preset[] {
  const today = zonedDate(now, zone);
  const year = Number(today.slice(0, 4));
  const fiscalYear = today.slice(5) >= '04-01' ? year : year - 1;
  // 29 February has no counterpart a year ago
  const yearAgo = `${year - 1}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}`;
  return [
    { key: 'fiscal_year', date: `${fiscalYear}-04-01` },
    { key: 'month', date: `${today.slice(0, 7)}-01` },
    { key: 'year_ago', date: yearAgo },
  ];
}
