import type { Sql } from '@kiban/service';
import { sql } from 'kysely';

/**
 * Whether a user has not signed in for so many days, though there has been such a user for as long. Who never signs in (services,
 * people who were never let in) is among them.
 *
 * @param id the user's, in the query it is part of.
 */
export function unusedFor(days: number, id: Sql): Sql {
  const then = sql`now() - make_interval(days => ${days}::int)`;
  return sql`(
    not exists (select from directory.user_activity y where y.user_id = ${id} and y.last_signed_in_at > ${then})
    and exists (select from directory.user_history e where e.id = ${id} and e.valid_from <= ${then}))`;
}
