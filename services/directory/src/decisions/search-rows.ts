import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import { isId, rowsAt, type Sql, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { type FoundPage, pageOf, tokenMalformed } from './search-page.ts';

export interface IdsQuery {
  /** RFC 3339; null: now. */
  readonly at: string | null;
  readonly limit: number;
  readonly after: string | null;
}

/**
 * A page of ids, by id, and how many there are, on one snapshot. `from`: whole rows, with the column `key`.
 *
 * @throws Problem 400 `cursor_malformed`
 */
export async function readIds(
  database: Database,
  tenantId: TenantId,
  { limit, after }: IdsQuery,
  from: Sql,
): Promise<FoundPage<string>> {
  const start = after === null || after === '' ? null : after;
  if (start !== null && !isId(start)) throw tokenMalformed();
  const [rows, [count]] = await tenantRead(database, tenantId, [
    statementOf(sql<{ key: string }>`
      select key from (${from}) found where ${start === null ? sql`true` : sql`key > ${start}::uuid`}
      order by key limit ${limit + 1}::int`),
    statementOf(sql<{ total: number }>`select count(*) as total from (${from}) found`),
  ]);
  return pageOf(
    rows.map(({ key }) => key),
    count?.total ?? 0,
    limit,
    after,
    (key) => key,
  );
}

/** The moment itself, in SQL. */
export function momentSql(at: string | null): Sql {
  return at === null ? sql`now()` : sql`${at}::timestamptz`;
}

/** Whether a row's period includes the moment. */
export function runs(alias: Sql, at: string | null): Sql {
  const moment = momentSql(at);
  return sql`${alias}.starts_at <= ${moment} and (${alias}.ends_at is null or ${alias}.ends_at > ${moment})`;
}

/** Who has a seat for a product: stores, or users. */
export function seatHolders(product: string, kind: 'store' | 'user', at: string | null): Sql {
  return sql`(
    select e.${sql.ref(`${kind}_id`)} from ${rowsAt('asset.published_entitlement', at)} e
    where e.product = ${product} and e.covers = ${kind} and ${runs(sql`e`, at)})`;
}
