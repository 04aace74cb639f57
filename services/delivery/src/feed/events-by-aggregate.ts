import type { Cursor, FeedEvent } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';

/** Events of all kinds that are looked at together. */
const PAGE = 5_000;

/** All events of some kinds up to a place in the feed, aggregate by aggregate, each in order of its versions. */
export async function* eventsByAggregate(
  database: CrossTenantDatabase,
  kinds: readonly string[],
  to: Cursor,
): AsyncGenerator<readonly FeedEvent[]> {
  let last: Place = { aggregate_id: '00000000-0000-0000-0000-000000000000', version: 0 };
  while (true) {
    const page = await crossTenantRows(database, nextPage(kinds, to, last));
    const events = page.filter(({ wanted }) => wanted);
    if (events.length > 0) yield events;
    const end = page.at(-1);
    if (end === undefined || end.looked_at < PAGE) return;
    last = end;
  }
}

interface Place {
  readonly aggregate_id: string;
  readonly version: number;
}

/** The last of a page comes whether or not it is wanted: to go on from. */
interface PagedEvent extends FeedEvent {
  readonly wanted: boolean;
  readonly looked_at: number;
}

/** The page comes first and alone, so that it is read from the primary key, whatever the planner knows of the table. */
function nextPage(kinds: readonly string[], to: Cursor, after: Place): Statement<PagedEvent> {
  return statement`
    with page as materialized (
      select * from event.domain_event
      where (aggregate_id, version) > (${after.aggregate_id}::uuid, ${after.version}::int)
      order by aggregate_id, version
      limit ${PAGE}
    ), numbered as (
      select page.*, row_number() over (order by aggregate_id, version) as place, count(*) over () as looked_at,
        aggregate_kind = any (${kinds}::text[]) and (epoch, transaction_id, position)
          <= (${to.epoch}::int, ${to.transaction_id}::xid8, ${to.position}::bigint) as wanted
      from page
    )
    select e.epoch, e.transaction_id::text, e.position::text, e.id, e.tenant_id, e.aggregate_kind, e.aggregate_id,
      e.version, e.name, e.schema_version, e.state, e.payload,
      (select p.fields from event.personal_data p
        where e.personal_digest is not null and p.tenant_id = e.tenant_id and p.event_id = e.id) as personal,
      e.actor_kind, e.actor_id, e.on_behalf_of, e.reason, e.request_id, e.occurred_at, e.recorded_at, e.wanted,
      e.looked_at
    from numbered e
    where e.wanted or e.place = e.looked_at
    order by e.aggregate_id, e.version`;
}
