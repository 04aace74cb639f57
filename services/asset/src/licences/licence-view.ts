import type { Words } from '@kiban/http';
import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { Licence } from './licence.ts';
import type { PeriodState } from './period.ts';

/** A licence as it is shown: with the names its product and plan had at the moment, and how many of its seats were taken. */
export interface LicenceView extends Licence {
  readonly id: string;
  readonly version: number;
  /** Null: the catalogue does not know it any more. */
  readonly product_name: Words | null;
  readonly plan_name: Words | null;
  readonly features: readonly string[];
  readonly assigned: number;
  /** At the moment shown. */
  readonly period: PeriodState;
  readonly valid_from: string;
  readonly recorded_at: string;
}

/** The columns of a `LicenceView`, of the licences `p` (`viewedLicences`). */
export function licenceColumns(at: string | null): Sql {
  return sql`p.id, p.version, p.product, c.name as product_name, p.plan, sold.plan -> 'name' as plan_name,
    coalesce(sold.plan -> 'features', '[]') as features, p.covers, p.seats, coalesce(taken.count, 0) as assigned, p.starts_at,
    p.ends_at, p.trial, p.renewal, p.renewal_months, p.status, ${periodOf(sql`p`, at)} as period, p.valid_from, p.recorded_at`;
}

/** Licences `p` beside what `licenceColumns` names. */
export function viewedLicences(licences: Sql, at: string | null): Sql {
  return sql`${licences} p
    left join asset.published_products(${at}::timestamptz) c on c.product = p.product
    left join lateral (
      select plan from jsonb_array_elements(c.plans) as plans (plan) where plan ->> 'key' = p.plan limit 1
    ) sold on true
    left join lateral (
      select count(*)::int as count from ${rowsAt('asset.seat', at)} s where s.licence_id = p.id and s.status = 'assigned'
    ) taken on true`;
}

/** `periodStateOf` in SQL. */
export function periodOf(licence: Sql, at: string | null): Sql {
  const moment = at === null ? sql`statement_timestamp()` : sql`${at}::timestamptz`;
  return sql`case when ${moment} < ${licence}.starts_at then 'upcoming'
    when ${licence}.ends_at is null then 'running' when ${moment} < ${licence}.ends_at then 'running' else 'lapsed' end`;
}
