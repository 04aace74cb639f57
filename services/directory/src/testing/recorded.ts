import type { TenantId } from '@kiban/postgres';
import type { TestDatabase } from '@kiban/testing';

/**
 * A tenant's events as `store.opened S1`, in the order of the feed; what the legacy system has no key for by its id. Job types,
 * which follow from the memberships, are left out.
 */
export async function eventsOf({ plant }: TestDatabase, tenant: TenantId, since = 0): Promise<string[]> {
  const rows = await plant<{ event: string }>(
    `select e.name || ' ' || coalesce(r.key, e.aggregate_id::text) as event from event.domain_event e
     left join directory.source_record r using (tenant_id, aggregate_id)
     where e.tenant_id = $1 and e.aggregate_kind <> 'job_type' order by e.epoch, e.transaction_id, e.position offset $2`,
    [tenant, since],
  );
  return rows.map((row) => row.event);
}

/** How many events and rows of history a tenant has. */
export async function sizeOf({ plant }: TestDatabase, tenant: TenantId): Promise<string> {
  const tables = ['corporation', 'organization_unit', 'store', 'user', 'membership'];
  const counts = tables.map((table) => `(select count(*) from directory.${table}_history where tenant_id = $1)`);
  const [row] = await plant<{ size: string }>(
    `select (select count(*) from event.domain_event where tenant_id = $1) || ' ' || ${counts.join(" || ' ' || ")} as size`,
    [tenant],
  );
  return row?.size ?? '';
}

/** What is there now: each entity's key (or id) and status, of one kind. */
export async function statusesOf(
  { plant }: TestDatabase,
  tenant: TenantId,
  kind: 'corporation' | 'organization_unit' | 'store' | 'user' | 'membership',
): Promise<Record<string, string>> {
  const rows = await plant<{ key: string; status: string }>(
    `select coalesce(r.key, s.id::text) as key, s.status from directory."${kind}" s
     left join directory.source_record r on r.tenant_id = s.tenant_id and r.aggregate_id = s.id
     where s.tenant_id = $1 order by 1`,
    [tenant],
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.status]));
}
