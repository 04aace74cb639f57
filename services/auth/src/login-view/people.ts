import type { TenantId } from '@kiban/postgres';
import { countsIn } from '../credentials/voucher.ts';
import type { People } from '../protocol/interaction.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { findTenant, findTenantByCode, findUserOfPerson } from './login-view.ts';

/** Tenants are asked for with every refresh and end once in years: for as long an ended one is taken for active. */
const TENANT_KEPT_MS = 5000;

/** What the protocol asks about people, answered from the login view: it works while the directory is away. */
export function people(store: AuthStore): People {
  const tenants = new Map<TenantId, { readonly active: boolean; readonly until: number }>();
  const isActive = async (id: TenantId): Promise<boolean> => {
    const known = tenants.get(id);
    if (known !== undefined && performance.now() < known.until) return known.active;
    const active = (await findTenant(store, id))?.status === 'active';
    tenants.set(id, { active, until: performance.now() + TENANT_KEPT_MS });
    return active;
  };
  return {
    tenantOfCode: async (code) => {
      const tenant = await findTenantByCode(store, code);
      return tenant?.status === 'active' ? tenant.tenant_id : undefined;
    },
    activeUser: async (personId, tenantId) => {
      const [active, user] = await Promise.all([isActive(tenantId), findUserOfPerson(store, tenantId, personId)]);
      if (!active || user?.status !== 'active') return undefined;
      return { user_id: user.user_id, name: user.name, email: user.email, language: null };
    },
    mayEnter: async (session, tenantId) => countsIn(session.vouched_by, tenantId),
  };
}
