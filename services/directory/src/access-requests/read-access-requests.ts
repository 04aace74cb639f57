import type { Database, TenantId } from '@kiban/postgres';
import {
  every,
  isId,
  type Page,
  type PageQuery,
  type Position,
  PositionError,
  type Reach,
  reachCondition,
  readOne,
  readPage,
  rowsAt,
  type Sql,
} from '@kiban/service';
import { sql } from 'kysely';
import type { AccessRequest } from './access-request.ts';

/** A request as it is shown: with the names that people and places had at the moment. */
export interface AccessRequestView extends AccessRequest {
  readonly id: string;
  readonly version: number;
  readonly requester_name: string | null;
  readonly user_name: string | null;
  readonly place_name: string | null;
  readonly decided_by_name: string | null;
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface AccessRequestQuery extends PageQuery {
  readonly reach: Reach;
  readonly status?: readonly AccessRequest['status'][] | undefined;
  /** For this user. */
  readonly user_id?: string | undefined;
  /** Asked for by this user, or for them. */
  readonly concerning?: string | undefined;
}

const COLUMNS = sql`r.id, r.version, r.requester_id, a.name as requester_name, r.user_id, u.name as user_name, r.role, r.unit_id,
  r.store_id, coalesce(s.name, o.name) as place_name, r.starts_at, r.ends_at, r.justification, r.status, r.decided_by,
  d.name as decided_by_name, r.decision_note, r.role_assignment_id, r.valid_from, r.recorded_at`;

/** The newest first: ids are made in the order of time (UUIDv7). @throws PositionError */
export function listAccessRequests(
  database: Database,
  tenantId: TenantId,
  query: AccessRequestQuery,
): Promise<Page<AccessRequestView>> {
  const { at, limit, after } = query;
  const older = after === null ? null : sql`r.id < ${idIn(after)}::uuid`;
  const matches = matching(query);
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<AccessRequestView>`
        select ${COLUMNS} from ${viewed(at)}
        where ${every([...matches, older])} order by r.id desc limit ${limit + 1}::int`,
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('directory.access_request', at)} r where ${every(matches)}`,
    },
    (item) => ({ item, position: [item.id] }),
  );
}

export function findAccessRequest(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<AccessRequestView | null> {
  return readOne(
    database,
    tenantId,
    sql<AccessRequestView>`select ${COLUMNS} from ${viewed(at)} where r.id = ${id}::uuid`,
  );
}

function viewed(at: string | null): Sql {
  const users = rowsAt('directory.user', at);
  return sql`${rowsAt('directory.access_request', at)} r
    left join ${users} a on a.id = r.requester_id
    left join ${users} u on u.id = r.user_id
    left join ${users} d on d.id = r.decided_by
    left join ${rowsAt('directory.store', at)} s on s.id = r.store_id
    left join ${rowsAt('directory.organization_unit', at)} o on o.id = r.unit_id`;
}

function matching({ reach, status, user_id, concerning }: AccessRequestQuery): (Sql | null)[] {
  return [
    reachCondition(reach, { store: sql`r.store_id`, unit: sql`r.unit_id` }),
    status === undefined ? null : sql`r.status = any (${status}::text[])`,
    user_id === undefined ? null : sql`r.user_id = ${user_id}::uuid`,
    concerning === undefined ? null : sql`(r.requester_id = ${concerning}::uuid or r.user_id = ${concerning}::uuid)`,
  ];
}

function idIn([id, ...more]: Position): string {
  if (typeof id !== 'string' || !isId(id) || more.length > 0) throw new PositionError();
  return id;
}
