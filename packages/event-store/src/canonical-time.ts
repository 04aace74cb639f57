const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\d*([Zz]|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * A time in the one form that columns, events and answers have: RFC 3339 in UTC, microseconds without zeros at their end, as
 * PostgreSQL writes it.
 *
 * @throws RangeError when it is no time with an offset.
 */
export function canonicalTime(time: string): string {
  const [, day, clock, fraction = '', offset = ''] = RFC_3339.exec(time) ?? [];
  const seconds = Date.parse(`${day}T${clock}${offset.length === 3 ? `${offset}:00` : offset}`);
  if (Number.isNaN(seconds)) throw new RangeError(`“${time}” is no time with an offset.`);
  const micros = fraction.replace(/0+$/, '');
  return `${new Date(seconds).toISOString().slice(0, 19)}${micros === '' ? '' : `.${micros}`}Z`;
}
