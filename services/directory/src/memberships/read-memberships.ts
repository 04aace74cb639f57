import type { Database, TenantId } from '@kiban/postgres';
import {
  behind,
  byName,
  every,
  type Page,
  type PageQuery,
  type Reach,
  reachCondition,
  readOne,
  readPage,
  type Sql,
} from '@kiban/service';
import { sql } from 'kysely';
import { rowsAt } from '../reading/rows.ts';
import type { Membership } from './membership.ts';

/** A membership as it is shown: with the names that its user and place had at the moment. */
export interface MembershipView {
  readonly id: string;
  readonly version: number;
  readonly user_id: string;
  readonly user_name: string | null;
  readonly unit_id: string | null;
  readonly store_id: string | null;
  readonly place_name: string | null;
  readonly job_type: string;
  readonly status: Membership['status'];
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface MembershipQuery extends PageQuery {
  readonly user_id?: string | undefined;
  readonly store_id?: string | undefined;
  /** In this unit itself. */
  readonly unit_id?: string | undefined;
  readonly status?: readonly Membership['status'][] | undefined;
  readonly reach?: Reach | undefined;
}

const COLUMNS = sql`m.id, m.version, m.user_id, u.name as user_name, m.unit_id, m.store_id,
  coalesce(s.name, o.name) as place_name, m.job_type, m.status, m.valid_from, m.recorded_at`;
const USER = byName(sql`u`);

/** By the name of the user. @throws PositionError */
export function listMemberships(
  database: Database,
  tenantId: TenantId,
  query: MembershipQuery,
): Promise<Page<MembershipView>> {
  const { at, limit, after } = query;
  const { condition, order } = behind(USER, sql`m.id`, false, after);
  const matches = matching(query);
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<MembershipView & { sort_key: string }>`
        select ${COLUMNS}, ${USER.expression} as sort_key from ${viewed(at)}
        where ${every([...matches, condition])} order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('membership', at)} m where ${every(matches)}`,
    },
    ({ sort_key, ...item }) => ({ item, position: [sort_key, item.id] }),
  );
}

export function findMembership(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
  reach: Reach = 'tenant',
): Promise<MembershipView | null> {
  return readOne(
    database,
    tenantId,
    sql<MembershipView>`
      select ${COLUMNS} from ${viewed(at)} where ${every([sql`m.id = ${id}::uuid`, withinReach(reach)])}`,
  );
}

function viewed(at: string | null): Sql {
  return sql`${rowsAt('membership', at)} m
    left join ${rowsAt('user', at)} u on u.id = m.user_id
    left join ${rowsAt('store', at)} s on s.id = m.store_id
    left join ${rowsAt('organization_unit', at)} o on o.id = m.unit_id`;
}

function withinReach(reach: Reach): Sql | null {
  return reachCondition(reach, { store: sql`m.store_id`, unit: sql`m.unit_id` });
}

function matching({ user_id, store_id, unit_id, status, reach = 'tenant' }: MembershipQuery): (Sql | null)[] {
  return [
    withinReach(reach),
    user_id === undefined ? null : sql`m.user_id = ${user_id}::uuid`,
    store_id === undefined ? null : sql`m.store_id = ${store_id}::uuid`,
    unit_id === undefined ? null : sql`m.unit_id = ${unit_id}::uuid`,
    status === undefined ? null : sql`m.status = any (${status}::text[])`,
  ];
}
