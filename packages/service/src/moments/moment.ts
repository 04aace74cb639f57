import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';

export class MomentError extends Error {
  readonly code: 'moment_invalid' | 'moment_in_future';
  constructor(code: MomentError['code'], message: string) {
    super(message);
    this.name = 'MomentError';
    this.code = code;
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-](0\d|1[0-5]):[0-5]\d)$/;

/**
 * The instant somebody means: RFC 3339 with an offset, or a date alone, which is the end of that day in the tenant's time
 * zone. Undefined means now. Returns RFC 3339 in UTC, microseconds.
 *
 * @throws MomentError when it is neither, when the calendar has no such day, or when it has not come yet.
 */
export async function resolveMoment(
  database: Database,
  tenantId: TenantId,
  timezone: string,
  words: string | undefined,
): Promise<string> {
  if (words !== undefined && !isMoment(words))
    throw new MomentError(
      'moment_invalid',
      `“${words}” is no moment. Write a date (2024-01-01) or a time with its offset (2024-01-01T00:00:00+09:00).`,
    );
  const wanted = words === undefined ? currentMoment() : DATE.test(words) ? endOfDay(words, timezone) : instant(words);
  const [[row]] = await tenantRead(database, tenantId, [wanted]);
  if (row === undefined || row.future)
    throw new MomentError('moment_in_future', `${words} has not come yet. What is planned is not kept so far.`);
  return row.at;
}

function isMoment(words: string): boolean {
  if (!DATE.test(words) && !RFC_3339.test(words)) return false;
  const day = words.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  if (day.startsWith('0000')) return false; // a year that ISO 8601 has and PostgreSQL has not
  return !Number.isNaN(Date.parse(words)) && date.toISOString().startsWith(day);
}

type Moment = { at: string; future: boolean };

function currentMoment(): Statement<Moment> {
  return statement`select clock_timestamp() as at, false as future`;
}

/** The last microsecond of the day; today's is now. */
function endOfDay(date: string, timezone: string): Statement<Moment> {
  return statement`
    select least(((${date}::date + 1)::timestamp at time zone ${timezone}) - interval '1 microsecond', clock_timestamp()) as at,
      ${date}::date::timestamp at time zone ${timezone} > clock_timestamp() as future`;
}

function instant(words: string): Statement<Moment> {
  return statement`select ${words}::timestamptz as at, ${words}::timestamptz > clock_timestamp() as future`;
}
