import type { Database, TenantId } from '@kiban/postgres';
import {
  every,
  type Page,
  type PageQuery,
  type Position,
  PositionError,
  type Reach,
  reachCondition,
  readOne,
  readPage,
} from '@kiban/service';
import { sql } from 'kysely';
import { rowsAt, unitsBelow } from '../reading/rows.ts';
import type { OrganizationUnit } from './organization-unit.ts';
import { type UnitView, unitColumns, viewedUnits } from './unit-view.ts';

export interface UnitQuery extends PageQuery {
  readonly status?: readonly OrganizationUnit['status'][] | undefined;
  readonly reach?: Reach | undefined;
}

export interface UnitInTree extends UnitView {
  /** From the top of the tree down to the unit's parent. */
  readonly path: { readonly id: string; readonly name: string }[];
}

/** A unit before what is below it, and beside others by name. @throws PositionError */
export function listUnits(
  database: Database,
  tenantId: TenantId,
  { at, limit, after, status, reach = 'tenant' }: UnitQuery,
): Promise<Page<UnitView>> {
  const units = rowsAt('organization_unit', at);
  const matches = [
    status === undefined ? null : sql`u.status = any (${status}::text[])`,
    reachCondition(reach, { unit: sql`u.id` }),
  ];
  const behind = after === null ? null : sql`t.place > ${placeOf(after)}::text[]`;
  const page = sql`(
    select u.*, t.place from tree t join ${units} u on u.id = t.id
    where ${every([...matches, behind])} order by t.place limit ${limit + 1}::int)`;
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<UnitView & { place: string[] }>`
        with recursive tree (id, place, ids) as (
          select u.id, array[coalesce(u.kana, u.name), u.id::text], array[u.id] from ${units} u
          where u.parent_id is null or not exists (select from ${units} a where a.id = u.parent_id)
          union all
          select u.id, t.place || array[coalesce(u.kana, u.name), u.id::text], t.ids || u.id
          from ${units} u join tree t on u.parent_id = t.id
        ), within (unit_id, below_id) as (
          select above.id, t.id from tree t cross join lateral unnest(t.ids) as above (id)
        )
        select ${unitColumns}, p.place from ${viewedUnits(page, sql`within`, at)} order by p.place`,
      total: sql<{ total: number }>`select count(*) as total from ${units} u where ${every(matches)}`,
    },
    ({ place, ...item }) => ({ item, position: place }),
  );
}

export function findUnit(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<UnitInTree | null> {
  const units = rowsAt('organization_unit', at);
  const unit = sql`(select * from ${units} u where u.id = ${id}::uuid)`;
  const within = sql`(select ${id}::uuid as unit_id, below.id as below_id from ${unitsBelow(id, at)} below)`;
  return readOne(
    database,
    tenantId,
    sql<UnitInTree>`
      with recursive path (id, name, parent_id, steps) as (
        select a.id, a.name, a.parent_id, 1 from ${units} a join ${unit} u on a.id = u.parent_id
        union all
        select a.id, a.name, a.parent_id, steps + 1 from ${units} a join path on a.id = path.parent_id
      )
      select ${unitColumns}, (
          select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) order by steps desc), '[]') from path
        ) as path
      from ${viewedUnits(unit, within, at)}`,
  );
}

function placeOf(after: Position): readonly string[] {
  const place = after.filter((part) => part !== null);
  if (place.length !== after.length || place.length === 0) throw new PositionError();
  return place;
}
