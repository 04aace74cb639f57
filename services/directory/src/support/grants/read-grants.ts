import type { Database, TenantId } from '@kiban/postgres';
import { behind, every, type Page, type PageQuery, readOne, readPage, rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { SupportGrant } from './support-grant.ts';

/** A grant as the customer sees it. */
export interface SupportGrantView extends Omit<SupportGrant, 'staff_person_id'> {
  readonly id: string;
  readonly version: number;
  readonly decided_by_name: string | null;
  /** Whether it covers looking at the moment shown. */
  readonly in_force: boolean;
  /** How often somebody has looked. */
  readonly view_count: number;
  readonly last_viewed_at: string | null;
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface SupportGrantQuery extends PageQuery {
  readonly status?: readonly SupportGrant['status'][] | undefined;
  readonly in_force?: boolean | undefined;
}

const NEWEST = { expression: sql`g.valid_from`, type: 'timestamptz' } as const;

/** The grants of a tenant, what changed last first. */
export function listGrants(
  database: Database,
  tenantId: TenantId,
  query: SupportGrantQuery,
): Promise<Page<SupportGrantView>> {
  const { at, limit, after } = query;
  const { condition, order } = behind(NEWEST, sql`g.id`, true, after);
  const matches = matching(query);
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<SupportGrantView>`
        select ${columns(at)} from ${viewed(at)} where ${every([...matches, condition])}
        order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('directory.support_grant', at)} g where ${every(matches)}`,
    },
    (item) => ({ item, position: [item.valid_from, item.id] }),
  );
}

export function findGrant(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<SupportGrantView | null> {
  return readOne(
    database,
    tenantId,
    sql<SupportGrantView>`select ${columns(at)} from ${viewed(at)} where g.id = ${id}::uuid`,
  );
}

function columns(at: string | null): Sql {
  return sql`g.id, g.version, g.staff_user_id, g.staff_name, g.ticket, g.reason, g.hours, g.unmasked, g.status, g.decided_by,
    u.name as decided_by_name, g.starts_at, g.ends_at, coalesce(${inForce(at)}, false) as in_force,
    looked.view_count, looked.last_viewed_at, g.valid_from, g.recorded_at`;
}

function viewed(at: string | null): Sql {
  return sql`${rowsAt('directory.support_grant', at)} g
    left join ${rowsAt('directory.user', at)} u on u.id = g.decided_by
    cross join lateral (
      select count(*) as view_count, max(v.valid_from) as last_viewed_at
      from ${rowsAt('directory.support_view', at)} v where v.grant_id = g.id
    ) looked`;
}

function inForce(at: string | null): Sql {
  const moment = at === null ? sql`now()` : sql`${at}::timestamptz`;
  return sql`(g.status = 'approved' and g.starts_at <= ${moment} and ${moment} < g.ends_at)`;
}

function matching({ status, in_force, at }: SupportGrantQuery): (Sql | null)[] {
  return [
    status === undefined ? null : sql`g.status = any (${status}::text[])`,
    in_force === undefined ? null : sql`coalesce(${inForce(at)}, false) = ${in_force}::boolean`,
  ];
}
