import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';

/** How a table of the lake stands, as far as a tenant may know it. */
export interface OwnStanding {
  readonly name: string;
  /** The newest version that a batch made; null: none is known. */
  readonly version: number | null;
  /** When a batch was last published; null: nothing was yet. */
  readonly published_at: string | null;
  /** Everything recorded until then is in the table; null: not known yet. */
  readonly complete_to: string | null;
  /** How long ago that is. */
  readonly freshness_seconds: number | null;
  /** The tenant's own rows, and the bytes of the files that hold them. */
  readonly rows: number;
  readonly bytes: number;
  readonly held_at: string | null;
  readonly held_reason: string | null;
}

/** Of tables by name; one that the worker has never seen is left out. */
export async function readStandingsOf(
  database: Database,
  tenantId: TenantId,
  names: readonly string[],
): Promise<ReadonlyMap<string, OwnStanding>> {
  const [rows] = await tenantRead(database, tenantId, [standings(names)]);
  return new Map(rows.map((row) => [row.name, row]));
}

function standings(names: readonly string[]): Statement<OwnStanding> {
  return statement`
    select t.name, known.version, last.published_at, fresh.complete_to,
      greatest(0, extract(epoch from clock_timestamp() - fresh.complete_to))::float8 as freshness_seconds,
      coalesce(own.rows, 0) as rows, coalesce(own.bytes, 0) as bytes, held.held_at, held.held_reason
    from delivery.lake_table t
    left join lateral (
      select b.published_at, b.last_recorded_at from delivery.lake_batch b
      where b.table_name = t.name and b.status = 'published' order by b.number desc limit 1
    ) last on true
    left join lateral (
      select b.commit_version as version from delivery.lake_batch b
      where b.table_name = t.name and b.status = 'published' and b.commit_version is not null
      order by b.number desc limit 1
    ) known on true
    left join lateral (
      select b.held_at, b.held_reason from delivery.lake_batch b
      where b.table_name = t.name and b.status = 'held' limit 1
    ) held on true
    cross join lateral (select greatest(t.complete_at, last.last_recorded_at) as complete_to) fresh
    -- row level security leaves the tenant's own row
    left join delivery.tenant_table own on own.table_name = t.name
    where t.name = any (${[...names]}::text[])`;
}
