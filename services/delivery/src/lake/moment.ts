/**
 * Microseconds since 1970 of a time as the database gives it (`2026-04-01T09:00:00.123456Z`).
 *
 * @throws RangeError when the text is no such time.
 */
export function microsecondsOf(time: string): bigint {
  const match = /^(\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/.exec(time);
  const seconds = match === null ? Number.NaN : Date.parse(`${match[1]}Z`);
  if (Number.isNaN(seconds)) throw new RangeError(`Not a time of the database: ${JSON.stringify(time)}`);
  return BigInt(seconds) * 1000n + BigInt((match?.[2] ?? '').padEnd(6, '0'));
}
