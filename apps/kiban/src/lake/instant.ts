const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

/** Milliseconds since 1970 of a time with an offset, or of the end of a day in the time zone; null for anything else. */
export function instantOf(text: string, timezone: string): number | null {
  const midnight = midnightOf(text.slice(0, 10));
  if (midnight === null) return null;
  if (DAY.test(text)) return startOf(midnight + DAY_MS, timezone) - 1;
  const instant = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/** Null for a day that the calendar does not have: `Date.parse` takes 30 February for 2 March. */
function midnightOf(day: string): number | null {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day) ? midnight : null;
}

/** When the clocks of the zone show what UTC shows at `wall`; asked twice, as the offset may be another there. */
function startOf(wall: number, timezone: string): number {
  const near = wall - offsetAt(wall, timezone);
  return wall - offsetAt(near, timezone);
}

function offsetAt(instant: number, timezone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${shown.format(instant).replace(' ', 'T')}Z`) - instant;
}
