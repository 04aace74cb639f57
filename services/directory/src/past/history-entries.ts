import { type Reach, reachCondition, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { Table } from '../reading/rows.ts';
import { roleNames } from '../role-assignments/role-names.ts';

/** What has a history that people read. */
export type HistoryKind = Exclude<Table, 'invitation'>;

/**
 * Every state that one thing was in, beside the one before it, with what belongs to the thing woven in: of that, what is or
 * was within the reach.
 */
export function entriesOf(kind: HistoryKind, id: string, reach: Reach = 'tenant'): Sql {
  const own = statesOf(kind, sql`id = ${id}::uuid`, sql`true`);
  const woven: Partial<Record<HistoryKind, Sql[]>> = {
    store: [belongingTo('membership', 'store_id', id, reach), belongingTo('role_assignment', 'store_id', id, reach)],
    organization_unit: [belongingTo('role_assignment', 'unit_id', id, reach)],
    user: [
      belongingTo('membership', 'user_id', id, reach),
      belongingTo('role_assignment', 'user_id', id, reach),
      belongingTo('invitation', 'user_id', id, 'tenant'),
    ],
  };
  return sql.join([own, ...(woven[kind] ?? [])], sql` union all `);
}

/** An import may give a membership another place: the old place's history tells that it went, the new one's that it came. */
function belongingTo(table: Table, field: 'store_id' | 'unit_id' | 'user_id', id: string, reach: Reach): Sql {
  const column = sql.ref(field);
  const ever = sql`id in (select id from ${historyOf(table)} where ${column} = ${id}::uuid)`;
  const within = placedWithin(reach);
  const itself = sql`${id} in (after ->> ${field}, before ->> ${field})`;
  return statesOf(table, ever, within === null ? itself : sql`${itself} and ${within}`);
}

function placedWithin(reach: Reach): Sql | null {
  const [after, before] = [sql`after`, sql`before`].map((state) =>
    reachCondition(reach, { store: sql`(${state} ->> 'store_id')::uuid`, unit: sql`(${state} ->> 'unit_id')::uuid` }),
  );
  return after === null || after === undefined ? null : sql`(${after} or ${before})`;
}

function statesOf(table: Table, which: Sql, shown: Sql): Sql {
  return sql`
    select kind, id, version, valid_from, valid_to, recorded_at, event_id, before, after from (
      select ${table}::text as kind, s.id, s.version, s.valid_from, s.valid_to, s.recorded_at, s.event_id,
        lag(to_jsonb(s)) over (partition by s.id order by s.version) as before, to_jsonb(s) as after
      from ${historyOf(table)} s where ${which}
    ) states where ${shown}`;
}

function historyOf(table: Table): Sql {
  return sql.table(`directory.${table}_history`);
}

/** The entries of a page as people read them; ids beside the names they had when it happened. */
export function shownEntries(page: Sql, at: string | null): Sql {
  return sql`
    select h.kind, h.id, h.version, e.name, h.valid_from,
      case when h.valid_to <= coalesce(${at}::timestamptz, clock_timestamp()) then h.valid_to end as valid_to, h.recorded_at,
      (select coalesce(jsonb_agg(jsonb_build_object('field', f.field,
          'before', h.before -> f.field, 'after', h.after -> f.field,
          'before_name', ${nameOf(sql`f.field`, sql`h.before ->> f.field`)},
          'after_name', ${nameOf(sql`f.field`, sql`h.after ->> f.field`)}) order by f.place), '[]')
        from jsonb_array_elements_text(e.payload -> 'changed') with ordinality as f (field, place)) as changes,
      case h.kind when 'membership' then jsonb_build_object(
        'user_id', h.after -> 'user_id', 'user_name', ${nameOf(sql`'user_id'`, sql`h.after ->> 'user_id'`)},
        'unit_id', h.after -> 'unit_id', 'store_id', h.after -> 'store_id',
        'place_name', coalesce(${nameOf(sql`'store_id'`, sql`h.after ->> 'store_id'`)},
          ${nameOf(sql`'unit_id'`, sql`h.after ->> 'unit_id'`)}),
        'job_type', h.after -> 'job_type') end as membership,
      case h.kind when 'role_assignment' then jsonb_build_object(
        'user_id', h.after -> 'user_id', 'user_name', ${nameOf(sql`'user_id'`, sql`h.after ->> 'user_id'`)},
        'role', h.after -> 'role', 'role_name', (
          select n.name from ${roleNames(at)} n where n.role = h.after ->> 'role'),
        'unit_id', h.after -> 'unit_id', 'store_id', h.after -> 'store_id',
        'place_name', coalesce(${nameOf(sql`'store_id'`, sql`h.after ->> 'store_id'`)},
          ${nameOf(sql`'unit_id'`, sql`h.after ->> 'unit_id'`)})) end as assignment,
      jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', case e.actor_kind when 'person' then (
        select u.name from directory."user" u where u.id = case when e.actor_id ~ ${UUID} then e.actor_id::uuid end
      ) else e.actor_id end) as actor,
      e.on_behalf_of, e.reason, e.request_id, h.event_id
    from ${page} h join event.domain_event e on e.aggregate_id = h.id and e.version = h.version`;
}

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** What the id in a field was called when the entry `h` happened; one that came later with the name it has now. */
function nameOf(field: Sql, id: Sql): Sql {
  const named = (table: HistoryKind): Sql => sql`coalesce(
    (select n.name from ${historyOf(table)} n where n.id = (${id})::uuid and n.valid_from <= h.valid_from
     order by n.valid_from desc limit 1),
    (select n.name from ${sql.table(`directory.${table}`)} n where n.id = (${id})::uuid))`;
  return sql`case ${field}
    when 'unit_id' then ${named('organization_unit')} when 'parent_id' then ${named('organization_unit')}
    when 'corporation_id' then ${named('corporation')} when 'store_id' then ${named('store')}
    when 'user_id' then ${named('user')} when 'requester_id' then ${named('user')} when 'decided_by' then ${named('user')}
    when 'device_id' then (select n.name from asset.published_device n where n.id = (${id})::uuid) end`;
}
