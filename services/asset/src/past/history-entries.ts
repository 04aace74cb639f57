import type { Sql } from '@kiban/service';
import { sql } from 'kysely';
import { HIDDEN, type HistoryKind, LABELS, nameOf, type Woven } from './history-kinds.ts';

/** Every state that one thing was in, beside the one before it, with what belongs to the thing woven in. */
export function entriesOf(kind: HistoryKind, id: string, woven: readonly Woven[]): Sql {
  const own = statesOf(kind, sql`id = ${id}::uuid`, sql`true`);
  return sql.join([own, ...woven.map((belonging) => belongingTo(belonging, id))], sql` union all `);
}

/** What belongs to one thing now and to another then: the history of each tells that it went or came. */
function belongingTo({ kind, field }: Woven, id: string): Sql {
  const ever = sql`id in (select id from ${historyTable(kind)} where ${sql.ref(field)} = ${id}::uuid)`;
  return statesOf(kind, ever, sql`${id} in (after ->> ${field}, before ->> ${field})`);
}

function statesOf(kind: HistoryKind, which: Sql, shown: Sql): Sql {
  return sql`
    select kind, id, version, valid_from, valid_to, recorded_at, event_id, before, after from (
      select ${kind}::text as kind, s.id, s.version, s.valid_from, s.valid_to, s.recorded_at, s.event_id,
        lag(to_jsonb(s)) over (partition by s.id order by s.version) as before, to_jsonb(s) as after
      from ${historyTable(kind)} s where ${which}
    ) states where ${shown}`;
}

function historyTable(kind: HistoryKind): Sql {
  return sql.table(`asset.${kind}_history`);
}

/** The entries of a page as people read them; ids beside the names they had when it happened. */
export function shownEntries(page: Sql, at: string | null): Sql {
  return sql`
    select h.kind, h.id, ${labels()} as label, h.version, e.name, h.valid_from,
      case when h.valid_to <= coalesce(${at}::timestamptz, clock_timestamp()) then h.valid_to end as valid_to, h.recorded_at,
      (select coalesce(jsonb_agg(jsonb_build_object('field', f.field,
          'before', h.before -> f.field, 'after', h.after -> f.field,
          'before_name', ${nameOf(sql`f.field`, sql`h.before ->> f.field`)},
          'after_name', ${nameOf(sql`f.field`, sql`h.after ->> f.field`)}) order by f.place), '[]')
        from jsonb_array_elements_text(e.payload -> 'changed') with ordinality as f (field, place)
        where f.field <> all (${HIDDEN}::text[])) as changes,
      ${actorOf(sql`e`)} as actor, e.on_behalf_of, e.reason, e.request_id, h.event_id
    from ${page} h join event.domain_event e on e.aggregate_id = h.id and e.version = h.version`;
}

function labels(): Sql {
  const cases = Object.entries(LABELS).map(([kind, label]) => sql`when ${kind} then ${label}`);
  return sql`case h.kind ${sql.join(cases, sql` `)} end`;
}

/** Who did the event `event`, with a person's name as it is now: null when this tenant does not know them. */
export function actorOf(event: Sql): Sql {
  return sql`jsonb_build_object('kind', ${event}.actor_kind, 'id', ${event}.actor_id, 'name', case ${event}.actor_kind
    when 'person' then (select u.name from directory.published_user u
      where u.id = case when ${event}.actor_id ~ ${UUID} then ${event}.actor_id::uuid end)
    else ${event}.actor_id end)`;
}

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
