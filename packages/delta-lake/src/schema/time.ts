import { dateTextOfDays, daysOfDateText } from '../parquet/text/date-text.ts';

const microsecondsPerDay = 86_400_000_000n;
const text = /^([+-]?\d{4,7}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Microseconds since 1970 of a timestamp as logs write them, with a blank or a T, with or without zone; without one it counts as
 * UTC, though the protocol leaves it to the writer's zone, which nobody knows. Null when the text is no timestamp.
 */
export function parseTimestamp(source: string): bigint | null {
  const match = text.exec(source);
  if (match === null) return null;
  const [, date = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const days = daysOfDateText(date);
  if (days === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second) - secondsOfZone(zone);
  const microseconds = Number(fraction.padEnd(6, '0').slice(0, 6));
  return BigInt(days) * microsecondsPerDay + BigInt(seconds) * 1_000_000n + BigInt(microseconds);
}

/** `YYYY-MM-DDTHH:MM:SS.ffffffZ`, with as many digits of the second as asked for; what lies below them is cut off. */
export function formatTimestamp(microseconds: bigint, digits: 3 | 6 = 6): string {
  return `${formatParts(microseconds, 'T', digits)}Z`;
}

/** `YYYY-MM-DD HH:MM:SS.ffffff`, of no zone. */
export function formatLocalTimestamp(microseconds: bigint): string {
  return formatParts(microseconds, ' ', 6);
}

function formatParts(microseconds: bigint, separator: string, digits: number): string {
  const ofDay = ((microseconds % microsecondsPerDay) + microsecondsPerDay) % microsecondsPerDay;
  const days = Number((microseconds - ofDay) / microsecondsPerDay);
  const seconds = Number(ofDay / 1_000_000n);
  const fraction = String(ofDay % 1_000_000n)
    .padStart(6, '0')
    .slice(0, digits);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${dateTextOfDays(days)}${separator}${time.map((part) => String(part).padStart(2, '0')).join(':')}.${fraction}`;
}

function secondsOfZone(zone: string): number {
  if (zone === 'Z' || zone === 'UTC') return 0;
  const digits = zone.replaceAll(/[+:-]/g, '');
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}
