import {
  built,
  type CrossTenantDatabase,
  crossTenantRows,
  queryBuilder,
  type TenantId,
  tenantId,
} from '@kiban/postgres';
import type { DB } from '../schema.ts';

/** What is known of a tenant before entering it. */
export interface TenantEntry {
  readonly tenant_id: TenantId;
  readonly code: string;
  readonly name: string;
  readonly timezone: string;
  readonly status: string;
}

const entries = queryBuilder<DB>()
  .selectFrom('directory.tenant')
  .select(['tenant_id', 'code', 'name', 'timezone', 'status']);

/** The tenant of a code; undefined when there is none. `registry`: the connections of `kiban_tenant_registry`. */
export async function findTenant(registry: CrossTenantDatabase, code: string): Promise<TenantEntry | undefined> {
  const [row] = await crossTenantRows(registry, built(entries.where('code', '=', code).compile()));
  return row === undefined ? undefined : { ...row, tenant_id: tenantId(row.tenant_id) };
}

/** Every tenant, by code. */
export async function listTenants(registry: CrossTenantDatabase): Promise<TenantEntry[]> {
  const rows = await crossTenantRows(registry, built(entries.orderBy('code').compile()));
  return rows.map((row) => ({ ...row, tenant_id: tenantId(row.tenant_id) }));
}
