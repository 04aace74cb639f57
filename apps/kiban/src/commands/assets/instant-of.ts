import { UsageError } from '../context.ts';

/**
 * A time with its offset as it is, or the beginning of a day in a time zone: a licence until a day is not valid on it any more.
 *
 * @returns RFC 3339, UTC.
 * @throws UsageError
 */
export function instantOf(text: string, timezone: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const midnight = Date.parse(`${text}T00:00:00Z`);
    if (!Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text))
      return new Date(midnight - offsetAt(midnight, timezone)).toISOString();
  }
  const time = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`${text}: 2027-04-01, 2027-04-01T00:00:00+09:00`);
  return new Date(time).toISOString();
}

/** Milliseconds that clocks in a zone are ahead of UTC, when they show `local`. */
function offsetAt(local: number, timezone: string): number {
  const shown = (instant: number): number =>
    Date.parse(`${new Date(instant).toLocaleString('sv-SE', { timeZone: timezone }).replace(' ', 'T')}Z`);
  const first = shown(local) - local;
  // of a day on which clocks change, the offset of its own midnight
  return shown(local - first) - (local - first);
}
