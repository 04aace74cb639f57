import type { Words } from '@kiban/http';
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
import type { RoleAssignment } from './role-assignment.ts';
import { named, roleNames } from './role-names.ts';

/** An assignment as it is shown: with the names that its user, role and place had at the moment. */
export interface AssignmentView {
  readonly id: string;
  readonly version: number;
  readonly user_id: string;
  readonly user_name: string | null;
  readonly role: string;
  /** Null: no product that there is has it. */
  readonly role_name: Words | null;
  readonly unit_id: string | null;
  readonly store_id: string | null;
  readonly place_name: string | null;
  readonly starts_at: string;
  readonly ends_at: string | null;
  /** Whether it counted at the moment: within its period, of an active user. */
  readonly effective: boolean;
  readonly access_request_id: string | null;
  readonly status: RoleAssignment['status'];
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface AssignmentQuery extends PageQuery {
  readonly reach: Reach;
  readonly user_id?: string | undefined;
  readonly role?: string | undefined;
  readonly store_id?: string | undefined;
  /** Given for this unit itself. */
  readonly unit_id?: string | undefined;
  readonly status?: readonly RoleAssignment['status'][] | undefined;
  readonly effective?: boolean | undefined;
}

const USER = byName(sql`u`);

/** By the name of the user. @throws PositionError */
export function listAssignments(
  database: Database,
  tenantId: TenantId,
  query: AssignmentQuery,
): Promise<Page<AssignmentView>> {
  const { at, limit, after } = query;
  const { condition, order } = behind(USER, sql`a.id`, false, after);
  const matches = every(matching(query));
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<AssignmentView & { sort_key: string }>`
        select ${columns(at)}, ${USER.expression} as sort_key from ${viewed(at)}
        where ${every([matches, condition])} order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('role_assignment', at)} a
        left join ${rowsAt('user', at)} u on u.id = a.user_id where ${matches}`,
    },
    ({ sort_key, ...item }) => ({ item: named(item), position: [sort_key, item.id] }),
  );
}

export async function findAssignment(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
  reach: Reach = 'tenant',
): Promise<AssignmentView | null> {
  const found = await readOne(
    database,
    tenantId,
    sql<AssignmentView>`
      select ${columns(at)} from ${viewed(at)} where ${every([sql`a.id = ${id}::uuid`, withinReach(reach)])}`,
  );
  return found && named(found);
}

/** Whether an assignment `a` of the user `u` counts at the moment. */
export function effectiveAt(at: string | null): Sql {
  const moment = at === null ? sql`now()` : sql`${at}::timestamptz`;
  return sql`(a.status = 'active' and u.status = 'active' and a.starts_at <= ${moment}
    and (a.ends_at is null or a.ends_at > ${moment}))`;
}

function columns(at: string | null): Sql {
  return sql`a.id, a.version, a.user_id, u.name as user_name, a.role, n.name as role_name, a.unit_id, a.store_id,
    coalesce(s.name, o.name) as place_name, a.starts_at, a.ends_at, coalesce(${effectiveAt(at)}, false) as effective,
    a.access_request_id, a.status, a.valid_from, a.recorded_at`;
}

function viewed(at: string | null): Sql {
  return sql`${rowsAt('role_assignment', at)} a
    left join ${rowsAt('user', at)} u on u.id = a.user_id
    left join ${rowsAt('store', at)} s on s.id = a.store_id
    left join ${rowsAt('organization_unit', at)} o on o.id = a.unit_id
    left join ${roleNames(at)} n on n.role = a.role`;
}

function withinReach(reach: Reach): Sql | null {
  return reachCondition(reach, { store: sql`a.store_id`, unit: sql`a.unit_id` });
}

function matching({ at, reach, user_id, role, store_id, unit_id, status, effective }: AssignmentQuery): (Sql | null)[] {
  return [
    withinReach(reach),
    user_id === undefined ? null : sql`a.user_id = ${user_id}::uuid`,
    role === undefined ? null : sql`a.role = ${role}`,
    store_id === undefined ? null : sql`a.store_id = ${store_id}::uuid`,
    unit_id === undefined ? null : sql`a.unit_id = ${unit_id}::uuid`,
    status === undefined ? null : sql`a.status = any (${status}::text[])`,
    effective === undefined ? null : sql`coalesce(${effectiveAt(at)}, false) = ${effective}::boolean`,
  ];
}
