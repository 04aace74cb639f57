import type { Snapshot } from '@kiban/delta-lake';
import type { TenantShare } from '../ledger/mark-published.ts';
import { recordsOf } from '../status/records-of.ts';

/** What tenants have in a version of a table: those told, or all of them. */
export function tenantSharesOf(
  snapshot: Snapshot,
  events: ReadonlyMap<string, number>,
  { all }: { readonly all: boolean },
): TenantShare[] {
  const shares = new Map<string, { rows: number; bytes: number; files: number }>();
  for (const tenant of events.keys()) shares.set(tenant, { rows: 0, bytes: 0, files: 0 });
  for (const file of snapshot.files.values()) {
    const tenant = file.partitionValues.tenant_id ?? '';
    const share = shares.get(tenant) ?? (all ? { rows: 0, bytes: 0, files: 0 } : undefined);
    if (share === undefined) continue;
    shares.set(tenant, share);
    share.rows += recordsOf(file);
    share.bytes += file.size;
    share.files += 1;
  }
  return [...shares].map(([tenant_id, share]) => ({ tenant_id, events: events.get(tenant_id) ?? 0, ...share }));
}
