import { type Database, statement, type TenantId, tenantId, tenantRead } from '@kiban/postgres';
import type { Staff } from '../requests/read-requests.ts';

/** A tenant that a member of the support staff may look into at this moment, and by which of its grants. */
export interface SupportedTenant {
  readonly tenantId: TenantId;
  readonly tenant_code: string;
  readonly tenant_name: string;
  readonly grant_id: string;
  readonly ticket: string;
  readonly unmasked: boolean;
  readonly ends_at: string;
}

export interface SupportedQuery {
  /** Under the grants of this ticket only. */
  readonly ticket?: string | undefined;
  readonly tenant_id?: string | undefined;
}

/** By name. Of several grants of one tenant the one that lasts longest. */
export async function supportedTenants(
  database: Database,
  { tenantId: platform, user_id }: Staff,
  { ticket = null, tenant_id = null }: { readonly [Name in keyof SupportedQuery]: SupportedQuery[Name] | null } = {},
): Promise<SupportedTenant[]> {
  const [rows] = await tenantRead(database, platform, [
    statement<Omit<SupportedTenant, 'tenantId'> & { tenant_id: string }>`
      select tenant_id, tenant_code, tenant_name, grant_id, ticket, unmasked, ends_at from (
        select distinct on (tenant_id) * from directory.supported_tenants(${user_id}::uuid)
        where (${ticket}::text is null or ticket = ${ticket}) and (${tenant_id}::uuid is null or tenant_id = ${tenant_id}::uuid)
        order by tenant_id, ends_at desc, grant_id
      ) covered order by tenant_name, tenant_id`,
  ]);
  return rows.map(({ tenant_id: id, ...tenant }) => ({ tenantId: tenantId(id), ...tenant }));
}
