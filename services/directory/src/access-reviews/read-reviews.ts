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
import type { AccessReview } from './access-review.ts';

/** A review as it is shown, with how far it has come: of what lies within the reach of who looks. */
export interface AccessReviewView extends AccessReview {
  readonly id: string;
  readonly version: number;
  readonly place_name: string | null;
  readonly item_count: number;
  readonly pending_count: number;
  readonly kept_count: number;
  readonly revoked_count: number;
  /** Null while it is open. */
  readonly ended_count: number | null;
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface AccessReviewQuery extends PageQuery {
  readonly reach: Reach;
  readonly status?: readonly AccessReview['status'][] | undefined;
}

const COLUMNS = sql`v.id, v.version, v.name, v.due_at, v.unit_id, v.store_id, coalesce(s.name, o.name) as place_name, v.roles,
  v.unused_days, v.status, c.items as item_count, c.pending as pending_count, c.kept as kept_count, c.revoked as revoked_count,
  case v.status when 'closed' then c.ended end as ended_count, v.valid_from, v.recorded_at`;

/** The newest first: ids are made in the order of time (UUIDv7). @throws PositionError */
export function listReviews(
  database: Database,
  tenantId: TenantId,
  { at, limit, after, reach, status }: AccessReviewQuery,
): Promise<Page<AccessReviewView>> {
  const older = after === null ? null : sql`v.id < ${idIn(after)}::uuid`;
  const matches = [status === undefined ? null : sql`v.status = any (${status}::text[])`, visible(reach, at)];
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<AccessReviewView>`
        select ${COLUMNS} from ${viewed(reach, at)}
        where ${every([...matches, older])} order by v.id desc limit ${limit + 1}::int`,
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('directory.access_review', at)} v where ${every(matches)}`,
    },
    (item) => ({ item, position: [item.id] }),
  );
}

export function findReview(
  database: Database,
  tenantId: TenantId,
  id: string,
  { at, reach }: { readonly at: string | null; readonly reach: Reach },
): Promise<AccessReviewView | null> {
  return readOne(
    database,
    tenantId,
    sql<AccessReviewView>`
      select ${COLUMNS} from ${viewed(reach, at)} where ${every([sql`v.id = ${id}::uuid`, visible(reach, at)])}`,
  );
}

function viewed(reach: Reach, at: string | null): Sql {
  return sql`${rowsAt('directory.access_review', at)} v
    left join ${rowsAt('directory.store', at)} s on s.id = v.store_id
    left join ${rowsAt('directory.organization_unit', at)} o on o.id = v.unit_id
    cross join lateral (
      select count(*) as items, count(*) filter (where i.decision = 'pending') as pending,
        count(*) filter (where i.decision = 'kept') as kept, count(*) filter (where i.decision = 'revoked') as revoked,
        count(*) filter (where i.outcome = 'ended') as ended
      from ${rowsAt('directory.review_item', at)} i
      where ${every([sql`i.review_id = v.id`, itemsWithin(reach)])}) c`;
}

/** Whoever keeps places sees a review in which something of theirs stands. */
function visible(reach: Reach, at: string | null): Sql | null {
  const within = itemsWithin(reach);
  if (within === null) return null;
  return sql`exists (
    select from ${rowsAt('directory.review_item', at)} i where i.review_id = v.id and ${within})`;
}

function itemsWithin(reach: Reach): Sql | null {
  return reachCondition(reach, { store: sql`i.store_id`, unit: sql`i.unit_id` });
}

function idIn([id, ...more]: Position): string {
  if (typeof id !== 'string' || !isId(id) || more.length > 0) throw new PositionError();
  return id;
}
