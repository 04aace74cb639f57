import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { Batch } from './batch.ts';

/** What became of a batch. */
export interface Publication {
  /** The version of the table that holds it; null when it is no longer known. */
  readonly commit_version: number | null;
  readonly events: number;
  /** Rows written for it; null when a run before this one wrote them. */
  readonly rows: number | null;
  readonly first_recorded_at: string | null;
  readonly last_recorded_at: string | null;
  readonly duration_ms: number;
  readonly tenants: readonly TenantShare[];
  readonly erased: readonly ErasedUser[];
}

/** What a tenant has in the table now, and how many of the batch's events were its own. */
export interface TenantShare {
  readonly tenant_id: string;
  readonly events: number;
  readonly rows: number;
  readonly bytes: number;
  readonly files: number;
}

/** That a user was erased, and the event that says so. */
export interface ErasedUser {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly event_id: string;
}

/** Records that a batch is in the lake, what tenants have there now, and which users were erased in it. May be repeated. */
export async function markPublished(
  database: CrossTenantDatabase,
  batch: Batch,
  publication: Publication,
): Promise<void> {
  await crossTenantRows(database, mark(batch, publication));
}

function mark(batch: Batch, publication: Publication): Statement<never> {
  const { commit_version, events, rows, first_recorded_at, last_recorded_at, duration_ms, tenants, erased } =
    publication;
  const outcome = { commit_version, events, rows, first_recorded_at, last_recorded_at, duration_ms };
  return statement`
    with outcome as (
      select * from jsonb_to_record(${JSON.stringify(outcome)}::jsonb) as o (commit_version bigint, events bigint,
        rows bigint, first_recorded_at timestamptz, last_recorded_at timestamptz, duration_ms int)
    ), share as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(tenants)}::jsonb) as s (
        tenant_id uuid, events bigint, rows bigint, bytes bigint, files int)
    ), marked as (
      update delivery.lake_batch b
      set status = 'published', published_at = clock_timestamp(), commit_version = o.commit_version, events = o.events,
        rows = o.rows, first_recorded_at = o.first_recorded_at, last_recorded_at = o.last_recorded_at,
        duration_ms = o.duration_ms, held_reason = null, held_detail = null, held_at = null, try_again_at = null
      from outcome o
      where b.table_name = ${batch.table_name} and b.number = ${batch.number}::bigint and b.status <> 'published'
      returning b.kind
    ), shared as (
      insert into delivery.tenant_batch (tenant_id, table_name, number, events, rows, commit_version)
      select s.tenant_id, ${batch.table_name}, ${batch.number}::bigint, s.events, s.rows, o.commit_version
      from share s cross join outcome o where s.events > 0
      on conflict do nothing
    ), has as (
      insert into delivery.tenant_table (tenant_id, table_name, rows, bytes, files, commit_version)
      select s.tenant_id, ${batch.table_name}, s.rows, s.bytes, s.files, coalesce(o.commit_version, 0)
      from share s cross join outcome o
      on conflict (tenant_id, table_name) do update
      set rows = excluded.rows, bytes = excluded.bytes, files = excluded.files,
        commit_version = excluded.commit_version, published_at = excluded.published_at
    ), gone as (
      delete from delivery.tenant_table t
      where t.table_name = ${batch.table_name} and exists (select from marked m where m.kind = 'rebuild')
        and t.tenant_id not in (select s.tenant_id from share s)
    )
    insert into delivery.erasure (tenant_id, user_id, event_id)
    select e.tenant_id, e.user_id, e.event_id
    from jsonb_to_recordset(${JSON.stringify(erased)}::jsonb) as e (tenant_id uuid, user_id uuid, event_id uuid)
    on conflict do nothing`;
}
