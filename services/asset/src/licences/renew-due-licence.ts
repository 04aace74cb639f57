import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { now } from '@kiban/service';
import { only } from './grant-licence.ts';
import { licenceAggregate } from './licence.ts';
import { licenceRenewedByItself } from './licence-renewed.ts';

/** Renews one licence by itself, if it is due. Any number of workers may ask at once: the second one finds it renewed. */
export function renewDueLicence(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  id: string,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: licenceAggregate,
    id,
    facts: nextEndOf(id),
    decide: (current, [facts]) => licenceRenewedByItself(current, only(facts), now),
  });
}

/**
 * Where the first period ends that is not over within a day: months are the calendar's in the tenant's time zone, counted from the
 * end that the licence has now.
 */
function nextEndOf(id: string): Statement<{ now: string; next_end: string | null }> {
  return statement`
    select clock_timestamp() as now, (
      select ended.at
      from asset.licence l
        cross join (select timezone as name from directory.published_access limit 1) zone
        cross join generate_series(1, 1200) as times (count)
        cross join lateral (select (l.ends_at at time zone zone.name
          + make_interval(months => l.renewal_months * times.count)) at time zone zone.name as at) ended
      where l.id = ${id}::uuid and ended.at > clock_timestamp() + interval '1 day'
      order by times.count limit 1) as next_end`;
}
