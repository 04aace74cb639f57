import type { AuthStore, Kind, Scope } from '../store/auth-store.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { LOGIN_TENANT, LOGIN_USER, type LoginTenant, type LoginUser } from './login-view.ts';

/**
 * Has sign-in take a user for suspended, or a tenant for ended, until the directory says something new of them: for when it is
 * away, or too slow. @returns whether there is one.
 */
export async function lockOut(store: AuthStore, who: LoginUser | LoginTenant): Promise<boolean> {
  return 'user_id' in who
    ? replaced(store, who.tenant_id, LOGIN_USER, who.user_id, (user) => ({ ...user, status: 'suspended' as const }))
    : replaced(store, PLATFORM_WIDE, LOGIN_TENANT, who.tenant_id, (tenant) => ({
        ...tenant,
        status: 'ended' as const,
      }));
}

async function replaced<Data>(
  store: AuthStore,
  scope: Scope,
  kind: Kind<Data>,
  id: string,
  change: (data: Data) => Data,
): Promise<boolean> {
  for (;;) {
    const item = await store.get(scope, kind, id);
    if (item === undefined) return false;
    const { version, ...rest } = item;
    if (await store.replace(scope, kind, { ...rest, data: change(item.data) }, version)) return true;
  }
}
