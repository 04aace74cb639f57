import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import { rowsAt, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import type { EntitlementFacts, Holders, LicenceFacts } from './entitlement.ts';

export interface EntitlementQuestion extends Holders {
  /** Null: every product of the catalogue. */
  readonly product: string | null;
  /** RFC 3339; null: now. */
  readonly at: string | null;
}

interface CatalogueRow {
  readonly at: string;
  readonly products: readonly string[];
}

/** All that decides the question, on one snapshot in one round trip. */
export async function loadEntitlementFacts(
  database: Database,
  tenantId: TenantId,
  question: EntitlementQuestion,
): Promise<EntitlementFacts> {
  const [[catalogue], licences] = await tenantRead(database, tenantId, [
    statementOf(catalogueOf(question)),
    statementOf(licencesOf(question)),
  ]);
  if (catalogue === undefined) throw new Error('The database gave no facts.');
  return { ...catalogue, licences };
}

function catalogueOf({ product, at }: EntitlementQuestion) {
  return sql<CatalogueRow>`
    select coalesce(${at}::timestamptz, clock_timestamp()) as at, (
      select coalesce(jsonb_agg(c.product order by c.product), '[]') from asset.published_products(${at}::timestamptz) c
      where c.status = 'active' and (${product}::text is null or c.product = ${product}::text)) as products`;
}

function licencesOf({ product, at, store_id, user_id, device_id }: EntitlementQuestion) {
  const seats = rowsAt('asset.seat', at);
  return sql<LicenceFacts>`
    select l.id, l.product, l.plan, l.covers, l.status, l.starts_at, l.ends_at, l.trial, seat.id as seat_id,
      coalesce(sold.features, '[]') as features
    from ${rowsAt('asset.licence', at)} l
      left join asset.published_products(${at}::timestamptz) c on c.product = l.product
      left join lateral (
        select plan -> 'features' as features from jsonb_array_elements(c.plans) as plans (plan)
        where plan ->> 'key' = l.plan limit 1
      ) sold on true
      left join lateral (
        select s.id from ${seats} s
        where l.covers = 'store' and s.store_id = ${store_id ?? null}::uuid and s.licence_id = l.id and s.status = 'assigned'
        union all
        select s.id from ${seats} s
        where l.covers = 'user' and s.user_id = ${user_id ?? null}::uuid and s.licence_id = l.id and s.status = 'assigned'
        union all
        select s.id from ${seats} s
        where l.covers = 'device' and s.device_id = ${device_id ?? null}::uuid and s.licence_id = l.id and s.status = 'assigned'
        limit 1
      ) seat on true
    where l.status <> 'ended' and (${product}::text is null or l.product = ${product}::text)`;
}
