import type { TenantId } from '@kiban/postgres';
import { emergencyGoesOn } from '../emergencies/emergency-session.ts';
import type { People } from '../protocol/interaction.ts';
import { SESSION_SECONDS } from '../protocol/lifetimes.ts';
import { bindSessionToDevice } from '../sessions/device-sessions.ts';
import { mayGoOn } from '../sessions/may-go-on.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { licensedUse } from './licensed-use.ts';
import { findTenant, findTenantByCode, findUserOfPerson } from './login-view.ts';

/** Tenants are asked for with every refresh and end once in years: for as long an ended one is taken for active. */
const TENANT_KEPT_MS = 1000;

/**
 * What the protocol asks about people, answered from the login view: it works while the directory is away.
 *
 * @param clock milliseconds since 1970.
 */
export function people(store: AuthStore, clock: () => number): People {
  const tenants = new Map<TenantId, { readonly active: boolean; readonly until: number }>();
  const tenantIsActive = async (id: TenantId): Promise<boolean> => {
    const known = tenants.get(id);
    if (known !== undefined && performance.now() < known.until) return known.active;
    const active = (await findTenant(store, id))?.status === 'active';
    tenants.set(id, { active, until: performance.now() + TENANT_KEPT_MS });
    return active;
  };
  return {
    ...licensedUse(store, clock),
    tenantIsActive,
    tenantOfCode: async (code) => {
      const tenant = await findTenantByCode(store, code);
      return tenant?.status === 'active' ? tenant.tenant_id : undefined;
    },
    tenantNamed: async (id) => {
      const tenant = await findTenant(store, id);
      return tenant?.status === 'active' ? { tenant_id: tenant.tenant_id, name: tenant.name } : undefined;
    },
    activeUser: async (personId, tenantId) => {
      const [active, user] = await Promise.all([tenantIsActive(tenantId), findUserOfPerson(store, tenantId, personId)]);
      if (!active || user?.status !== 'active') return undefined;
      return { user_id: user.user_id, name: user.name, email: user.email, language: null };
    },
    mayGoOn: (session, where) => mayGoOn({ store, clock }, session, where),
    emergencyGoesOn: (tenantId, emergency) => emergencyGoesOn(store, tenantId, emergency, clock()),
    beganOnTerminal: async ({ tenant_id, terminal }, browser_session) => {
      if (terminal === undefined) return;
      const { device_id } = terminal;
      const expires_at = Math.ceil(clock() / 1000) + SESSION_SECONDS;
      await bindSessionToDevice(store, tenant_id, { device_id, browser_session, expires_at });
    },
  };
}
