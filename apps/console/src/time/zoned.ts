const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
}

function wallClock(milliseconds: number, zone: string): Record<string, string> {
  return Object.fromEntries(
    formatOf(zone)
      .formatToParts(milliseconds)
      .map(({ type, value }) => [type, value]),
  );
}

/** `2026-04-01 09:30` in a time zone. */
export function zonedText(instant: string, zone: string): string {
  const { year, month, day, hour, minute } = wallClock(Date.parse(instant), zone);
  return `${year?.padStart(4, '0')}-${month}-${day} ${hour}:${minute}`;
}

/** `2026-04-01` in a time zone. */
export function zonedDate(instant: string, zone: string): string {
  return zonedText(instant, zone).slice(0, 10);
}

/** `JST`: what a zone is called in short, the same in both languages. Only Japanese knows a short name for Japan's. */
export function zoneName(zone: string): string {
  const parts = new Intl.DateTimeFormat('ja', { timeZone: zone, timeZoneName: 'short' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/**
 * The instant (RFC 3339, UTC) of a wall clock's `2026-04-01` and `09:30` in a time zone; undefined when there is no such day or time.
 * A time that the zone skips becomes the one after the gap; of a time it has twice, the earlier.
 */
export function instantOf(date: string, time: string, zone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== date) return undefined;
  const candidates = [asUtc - 86_400_000, asUtc + 86_400_000].map((near) => asUtc - offset(near, zone));
  const exact = candidates.filter((at) => at + offset(at, zone) === asUtc);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)).toISOString();
}

/** Milliseconds that a zone's wall clock is ahead of UTC. */
function offset(milliseconds: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(milliseconds, zone);
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return wall - Math.floor(milliseconds / 1000) * 1000;
}

/** Negative when `a` is earlier. Counts microseconds, which Date loses. */
export function compareInstants(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b) || belowMilliseconds(a) - belowMilliseconds(b);
}

function belowMilliseconds(instant: string): number {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? '';
  return Number(`0.${fraction.slice(3) || '0'}`);
}
