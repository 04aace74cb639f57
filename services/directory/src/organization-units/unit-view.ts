import type { Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { Identifier } from '../identifiers.ts';
import { rowsAt } from '../reading/rows.ts';
import type { OrganizationUnit } from './organization-unit.ts';

/** A unit as it is shown: with the names that what it refers to had at the moment. */
export interface UnitView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kana: string | null;
  readonly unit_type: string | null;
  readonly parent_id: string | null;
  readonly parent_name: string | null;
  readonly corporation_id: string | null;
  readonly corporation_name: string | null;
  readonly identifiers: Identifier[];
  readonly status: OrganizationUnit['status'];
  /** Open stores in it and anywhere below it. */
  readonly store_count: number;
  /** People with an active membership in it, anywhere below it, or in one of those stores. */
  readonly member_count: number;
  readonly valid_from: string;
  readonly recorded_at: string;
}

/** The columns of a `UnitView`, of the units `p` (`viewedUnits`). */
export const unitColumns = sql`p.id, p.version, p.name, p.kana, p.unit_type, p.parent_id, above.name as parent_name,
  p.corporation_id, c.name as corporation_name, p.identifiers, p.status, coalesce(stores.open, 0) as store_count,
  coalesce(members.people, 0) as member_count, p.valid_from, p.recorded_at`;

/**
 * Units `p` beside what `unitColumns` names. What is in each is counted once, for every unit above it.
 *
 * @param within pairs of a unit and one that it is or stands above: `(unit_id, below_id)`.
 */
export function viewedUnits(units: Sql, within: Sql, at: string | null): Sql {
  return sql`${units} p
    left join ${rowsAt('organization_unit', at)} above on above.id = p.parent_id
    left join ${rowsAt('corporation', at)} c on c.id = p.corporation_id
    left join (
      select w.unit_id, sum(s.open)::bigint as open
      from ${within} w join (
        select unit_id, count(*) as open from ${rowsAt('store', at)} where status = 'open' group by unit_id
      ) s on s.unit_id = w.below_id
      group by w.unit_id
    ) stores on stores.unit_id = p.id
    left join (
      select unit_id, count(*) as people from (
        -- a user in several places counts once; as distinct rows, since counting distinct values sorts them all
        select distinct w.unit_id, m.user_id
        from ${within} w join (
          select distinct coalesce(m.unit_id, s.unit_id) as unit_id, m.user_id
          from ${rowsAt('membership', at)} m left join ${rowsAt('store', at)} s on s.id = m.store_id
          where m.status = 'active'
        ) m on m.unit_id = w.below_id
      ) member
      group by unit_id
    ) members on members.unit_id = p.id`;
}
