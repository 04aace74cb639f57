import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { ChosenValue, Contradiction, ContradictoryValue } from './contradiction.ts';

/** What a value means by name, where it is an id; null otherwise. */
interface Named {
  readonly name: string | null;
}

/** A contradiction as it is shown: beside what it is about, and with the names of the moment. */
export interface ContradictionView extends Omit<Contradiction, 'values' | 'chosen' | 'import_id'> {
  readonly id: string;
  readonly version: number;
  /** The device's name, or the certificate's serial number. */
  readonly subject_name: string | null;
  /** Where the device is that it is about, or that holds the certificate. */
  readonly store_id: string | null;
  readonly store_name: string | null;
  readonly values: readonly (ContradictoryValue & Named)[];
  readonly chosen: (ChosenValue & Named) | null;
  /** What stands in the field; null: nothing does, or there is nothing yet. */
  readonly standing: ({ readonly value: string } & Named) | null;
  readonly decided_by_name: string | null;
  readonly valid_from: string;
  readonly recorded_at: string;
}

/** Contradictions `p` beside what `contradictionColumns` names. */
export function viewedContradictions(contradictions: Sql, at: string | null): Sql {
  return sql`${contradictions} p
    left join ${rowsAt('asset.device', at)} d on p.subject_kind = 'device' and d.id = p.subject_id
    left join ${rowsAt('asset.certificate', at)} c on p.subject_kind = 'certificate' and c.id = p.subject_id
    left join ${rowsAt('asset.device', at)} h on h.id = c.device_id
    left join ${rowsAt('directory.published_store', at)} s on s.id = coalesce(d.store_id, h.store_id)
    left join ${rowsAt('directory.published_user', at)} u on u.id = p.decided_by
    left join lateral (
      select case when p.field = 'device_id' then c.device_id::text else to_jsonb(d) ->> p.field end as value
    ) standing on true`;
}

export function contradictionColumns(at: string | null): Sql {
  return sql`p.id, p.version, p.import_name, p.subject_kind, p.subject_id, p.subject_key,
    coalesce(d.name, c.serial_number) as subject_name, s.id as store_id, s.name as store_name, p.field,
    (select coalesce(jsonb_agg(v.value || jsonb_build_object('name', ${nameOf(sql`v.value ->> 'value'`, at)}) order by v.place), '[]')
      from jsonb_array_elements(p."values") with ordinality as v (value, place)) as "values",
    case when p.chosen is not null
      then p.chosen || jsonb_build_object('name', ${nameOf(sql`p.chosen ->> 'value'`, at)}) end as chosen,
    case when standing.value is not null
      then jsonb_build_object('value', standing.value, 'name', ${nameOf(sql`standing.value`, at)}) end as standing,
    p.status, p.decided_by, u.name as decided_by_name, p.valid_from, p.recorded_at`;
}

/** The name of what a value refers to, in a field that refers to something. */
function nameOf(value: Sql, at: string | null): Sql {
  return sql`case p.field
    when 'store_id' then (select n.name from ${rowsAt('directory.published_store', at)} n where n.id = (${value})::uuid)
    when 'device_id' then (select n.name from ${rowsAt('asset.device', at)} n where n.id = (${value})::uuid)
    end`;
}
