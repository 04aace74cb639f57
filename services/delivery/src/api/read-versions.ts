import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';

/** A version of a table that holds changes of the tenant's. */
export interface OwnVersion {
  /** The batch's number. */
  readonly number: number;
  /** Null: it is no longer known which version it was. */
  readonly version: number | null;
  readonly published_at: string;
  readonly kind: 'changes' | 'rebuild';
  /** How many of its events were the tenant's. */
  readonly changes: number;
  /** The tenant's rows then, and how many more or fewer than before; null: what was before is no longer known. */
  readonly rows: number;
  readonly rows_difference: number | null;
}

/** The newest first; `before`: only batches of a lower number. One more than `limit`, when there are more. */
export async function readVersions(
  database: Database,
  tenantId: TenantId,
  table: string,
  page: { readonly limit: number; readonly before: number | null },
): Promise<OwnVersion[]> {
  const [rows] = await tenantRead(database, tenantId, [versions(table, page.limit + 1, page.before)]);
  return rows;
}

function versions(table: string, limit: number, before: number | null): Statement<OwnVersion> {
  return statement`
    with page as (
      -- row level security leaves the tenant's own rows
      select number, commit_version, published_at, events, rows from delivery.tenant_batch
      where table_name = ${table} and (${before}::bigint is null or number < ${before}::bigint)
      order by number desc limit ${limit}::int
    )
    select page.number, page.commit_version as version, page.published_at, coalesce(b.kind, 'changes') as kind,
      page.events as changes, page.rows, page.rows - earlier.rows as rows_difference
    from page
    left join delivery.lake_batch b on b.table_name = ${table} and b.number = page.number
    left join lateral (
      select v.rows from delivery.tenant_batch v
      where v.table_name = ${table} and v.number < page.number order by v.number desc limit 1
    ) earlier on true
    order by page.number desc`;
}
