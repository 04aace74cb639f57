import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { ChangeContext } from '@kiban/event-store';
import { statement, type TenantId, tenantRead } from '@kiban/postgres';
import { assignRole } from '../../role-assignments/assign-role.ts';
import { createTenantNamed } from '../../tenants/create-tenant.ts';
import { ensurePlatformTenant } from '../../tenants/ensure-platform-tenant.ts';
import { any, type Company, company } from '../../testing/company.ts';
import { operator, type TestDirectory } from '../../testing/test-directory.ts';
import { addUser } from '../../users/add-user.ts';
import { approveSupport } from '../grants/approve-support.ts';
import { requestSupport } from '../grants/request-support.ts';
import type { Staff } from '../requests/read-requests.ts';

/** A member of the operator's staff. */
export interface PlantedStaff extends Staff {
  readonly person_id: string;
  readonly name: string;
  readonly context: ChangeContext;
}

/** A customer with an administrator, who decides. */
export interface Customer extends Company {
  readonly code: string;
  readonly name: string;
  readonly administrator: { readonly id: string; readonly person_id: string };
  readonly context: ChangeContext;
}

export interface SupportHome {
  readonly platform: TenantId;
  /** @param role null: without the role that makes a user support staff. */
  staff(name?: string, role?: string | null): Promise<PlantedStaff>;
  customer(name?: string): Promise<Customer>;
  /** What the staff ask for; undecided. */
  asked(staff: PlantedStaff, customer: Customer, request?: { ticket?: string; hours?: number }): Promise<string>;
  /** The same, and the customer agrees. */
  granted(
    staff: PlantedStaff,
    customer: Customer,
    request?: { ticket?: string; hours?: number; unmasked?: boolean },
  ): Promise<string>;
  /** Lets a grant's time pass. */
  expire(grantId: string): Promise<void>;
}

/** The platform's tenant and what customers and support staff do, on a test's own database. */
export async function supportHome(home: TestDirectory): Promise<SupportHome> {
  const { database } = home;
  const platform = await ensurePlatformTenant(database, home.registry, operator);
  const user = async (tenant: TenantId, name: string, role: string | null) => {
    const { id } = await addUser(database, tenant, operator, { fields: { name, login_id: `login${randomUUID()}` } });
    if (role !== null)
      await assignRole(database, tenant, operator, { fields: { user_id: id, role, unit_id: null, store_id: null } });
    const [[row]] = await tenantRead(database, tenant, [
      statement<{ person_id: string }>`select person_id from directory."user" where id = ${id}::uuid`,
    ]);
    return { id, person_id: row?.person_id ?? '' };
  };
  const asked: SupportHome['asked'] = async (staff, { tenant }, { ticket = `T-${randomUUID()}`, hours = 8 } = {}) => {
    const { user_id: staff_user_id, person_id: staff_person_id, name: staff_name, context } = staff;
    const fields = { staff_user_id, staff_person_id, staff_name, ticket, hours, reason: '問い合わせの調査' };
    return (await requestSupport(database, tenant, context, { fields })).id;
  };
  return {
    platform,
    asked,
    staff: async (name = '支援 一郎', role = 'kiban:support') => {
      const { id, person_id } = await user(platform, name, role);
      const context = { ...operator, actor: { kind: 'person', id } } as const;
      return { tenantId: platform, user_id: id, person_id, name, context };
    },
    customer: async (name = '青葉薬局') => {
      const code = randomUUIDv7().slice(9);
      const tenant = await createTenantNamed(database, operator, { code, name, timezone: 'Asia/Tokyo' });
      const administrator = await user(tenant, '管理 次郎', 'kiban:administrator');
      const context = { ...operator, actor: { kind: 'person', id: administrator.id } } as const;
      return { ...company(home, tenant), code, name, administrator, context };
    },
    granted: async (staff, customer, { unmasked = false, ...request } = {}) => {
      const id = await asked(staff, customer, request);
      const decided_by = customer.administrator.id;
      const decision = { ...any(id), decided_by, hours: null, unmasked };
      await approveSupport(database, customer.tenant, customer.context, decision);
      return id;
    },
    expire: async (grantId) => {
      await home.plant(
        `update directory.support_grant set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 second'
         where id = $1`,
        [grantId],
      );
    },
  };
}
