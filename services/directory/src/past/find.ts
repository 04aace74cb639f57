import { type Statement, statement } from '@kiban/postgres';
import type { EntityKind } from '../imports/mapping/entity-kinds.ts';

/** An aggregate that a code may mean. */
export interface Found {
  readonly id: string;
  /** What matched: a code system, `id`, `key` (of a legacy system), `name`, `staff_number` or `login_id`. */
  readonly by: string;
  /** From when to when it meant this; null for what has no period. */
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

/** Every aggregate of a kind that a code ever meant: by id, external identifier, key of a legacy system, or exact name. */
export function findByCode(kind: EntityKind, code: string): Statement<Found> {
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(code) ? code : null;
  return statement`
    with named (kind, id, name) as (
      select 'store', id, name from directory.store where name = ${code}
      union all select 'organization_unit', id, name from directory.organization_unit where name = ${code}
      union all select 'corporation', id, name from directory.corporation where name = ${code}
      union all select 'user', id, name from directory."user" where name = ${code}
    )
    select distinct on (id) id, by, valid_from, valid_to
    from (
      select ${id}::uuid as id, 'id' as by, null::timestamptz as valid_from, null::timestamptz as valid_to, 0 as rank
      where ${id}::uuid is not null
      union all
      select aggregate_id, system, valid_from, valid_to, 1 from directory.external_identifier
      where kind = ${kind} and value = ${code}
      union all
      select id, case when staff_number = ${code} then 'staff_number' else 'login_id' end, null, null, 1
      from directory."user" where ${kind} = 'user' and (staff_number = ${code} or login_id = ${code})
      union all
      select aggregate_id, 'key', null, null, 2 from directory.source_record where kind = ${kind} and key = ${code}
      union all
      select id, 'name', null, null, 3 from named where kind = ${kind}
    ) found
    order by id, rank, valid_to desc nulls last`;
}
