import { every, type Sql } from '@kiban/service';
import { type RawBuilder, sql } from 'kysely';
import { unitsBelow } from '../reading/rows.ts';
import type { Referred } from '../references.ts';
import { unusedFor } from '../users/unused.ts';
import type { AccessReviewInput } from './access-review.ts';
import type { ReviewItemInput } from './review-item.ts';

/** What there is to review. */
export interface Reviewable {
  /** RFC 3339: the database's clock. */
  readonly now: string;
  readonly referred: readonly Referred[];
  readonly assignments: readonly Omit<ReviewItemInput, 'review_id'>[];
}

/** What counts at this moment; of suspended users, too, since it counts again once they are resumed. */
export function reviewable({ unit_id, store_id, roles, unused_days }: AccessReviewInput): RawBuilder<Reviewable> {
  const wanted = [
    sql`a.status = 'active' and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())`,
    sql`u.status in ('active', 'suspended')`,
    unit_id === null ? null : below(unit_id),
    store_id === null ? null : sql`a.store_id = ${store_id}::uuid`,
    roles === null ? null : sql`a.role = any (${[...roles]}::text[])`,
    unused_days === null ? null : unusedFor(unused_days, sql`u.id`),
  ];
  return sql<Reviewable>`
    select clock_timestamp() as now, (
        select coalesce(jsonb_agg(jsonb_build_object('field', field, 'status', status)), '[]') from (
          select 'unit_id' as field, status from directory.organization_unit where id = ${unit_id}::uuid
          union all select 'store_id', status from directory.store where id = ${store_id}::uuid) r) as referred,
      (select coalesce(jsonb_agg(jsonb_build_object('role_assignment_id', a.id, 'user_id', a.user_id, 'role', a.role,
          'unit_id', a.unit_id, 'store_id', a.store_id) order by a.id), '[]')
       from directory.role_assignment a join directory."user" u on u.id = a.user_id
       where ${every(wanted)}) as assignments`;
}

function below(unitId: string): Sql {
  const units = unitsBelow(unitId, null);
  return sql`(a.unit_id in (select id from ${units} u)
    or a.store_id in (select s.id from directory.store s where s.unit_id in (select id from ${units} u)))`;
}
