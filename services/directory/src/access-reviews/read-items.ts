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
  rowsAt,
  type Sql,
} from '@kiban/service';
import { sql } from 'kysely';
import type { ReviewItem } from './review-item.ts';

/** An assignment in a review as it is shown, with the names that people and places had at the moment. */
export interface ReviewItemView extends ReviewItem {
  readonly id: string;
  readonly version: number;
  readonly user_name: string | null;
  readonly place_name: string | null;
  readonly decided_by_name: string | null;
  /** Of the present only; null: never, as far as it is known. */
  readonly last_signed_in_at: string | null;
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface ReviewItemQuery extends PageQuery {
  readonly review_id: string;
  readonly reach: Reach;
  readonly decision?: readonly ReviewItem['decision'][] | undefined;
}

const USER = byName(sql`u`);

/** By the name of the user. @throws PositionError */
export function listItems(
  database: Database,
  tenantId: TenantId,
  query: ReviewItemQuery,
): Promise<Page<ReviewItemView>> {
  const { at, limit, after } = query;
  const { condition, order } = behind(USER, sql`i.id`, false, after);
  const matches = matching(query);
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<ReviewItemView & { sort_key: string }>`
        select ${columns(at)}, ${USER.expression} as sort_key from ${viewed(at)}
        where ${every([...matches, condition])} order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('directory.review_item', at)} i where ${every(matches)}`,
    },
    ({ sort_key, ...item }) => ({ item, position: [sort_key, item.id] }),
  );
}

export function findItem(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<ReviewItemView | null> {
  return readOne(
    database,
    tenantId,
    sql<ReviewItemView>`select ${columns(at)} from ${viewed(at)} where i.id = ${id}::uuid`,
  );
}

function columns(at: string | null): Sql {
  return sql`i.id, i.version, i.review_id, i.role_assignment_id, i.user_id, u.name as user_name, i.role, i.unit_id, i.store_id,
    coalesce(s.name, o.name) as place_name, i.decision, i.decided_by, d.name as decided_by_name, i.note, i.outcome,
    ${at === null ? sql`y.last_signed_in_at` : sql`null::timestamptz as last_signed_in_at`}, i.valid_from, i.recorded_at`;
}

function viewed(at: string | null): Sql {
  const users = rowsAt('directory.user', at);
  return sql`${rowsAt('directory.review_item', at)} i
    left join ${users} u on u.id = i.user_id
    left join ${users} d on d.id = i.decided_by
    left join ${rowsAt('directory.store', at)} s on s.id = i.store_id
    left join ${rowsAt('directory.organization_unit', at)} o on o.id = i.unit_id
    left join directory.user_activity y on y.user_id = i.user_id`;
}

function matching({ review_id, reach, decision }: ReviewItemQuery): (Sql | null)[] {
  return [
    sql`i.review_id = ${review_id}::uuid`,
    reachCondition(reach, { store: sql`i.store_id`, unit: sql`i.unit_id` }),
    decision === undefined ? null : sql`i.decision = any (${decision}::text[])`,
  ];
}
