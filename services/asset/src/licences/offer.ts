import { type Statement, statement } from '@kiban/postgres';
import type { ChangeFacts } from './licence-changed.ts';
import type { Offer } from './terms.ts';

/** What the catalogue offers under these names now. */
export function offerOf(product: string, plan: string): Statement<Offer> {
  return statement`
    select clock_timestamp() as now, p.status, (
      select sold.plan from jsonb_array_elements(p.plans) as sold (plan) where sold.plan ->> 'key' = ${plan}) as plan
    from (select) here left join asset.published_products() p on p.product = ${product}`;
}

/** The same for a licence that there is, with how many of its seats somebody has. */
export function changeFactsOf(licenceId: string, product: string, plan: string): Statement<ChangeFacts> {
  return statement`
    select clock_timestamp() as now, p.status, (
      select sold.plan from jsonb_array_elements(p.plans) as sold (plan) where sold.plan ->> 'key' = ${plan}) as plan, (
      select count(*)::int from asset.seat s where s.licence_id = ${licenceId}::uuid and s.status = 'assigned') as assigned
    from (select) here left join asset.published_products() p on p.product = ${product}`;
}

/** The database's clock. */
export function currentInstant(): Statement<{ now: string }> {
  return statement`select clock_timestamp() as now`;
}
