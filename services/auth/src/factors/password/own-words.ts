import type { TenantId } from '@kiban/postgres';
import { findUser } from '../../login-view/login-view.ts';
import { findStore, placesOf } from '../../login-view/places.ts';
import type { AuthStore } from '../../store/auth-store.ts';

/** Whose password it is to be, and where it will be typed. */
export interface PasswordOwner {
  readonly tenant: { readonly tenant_id: TenantId; readonly code: string; readonly name: string };
  readonly user_id: string;
  readonly login_id: string;
  readonly client?: { readonly client_id: string | null; readonly name: string };
}

const PRODUCT = 'kiban';

/** What whoever guesses knows of somebody: name, login id, company, stores, and what they sign in to (OWASP ASVS 5.0 6.2.11). */
export async function ownWordsOf(store: AuthStore, owner: PasswordOwner): Promise<string[]> {
  const { tenant, user_id, login_id, client } = owner;
  const [user, { store_ids }] = await Promise.all([
    findUser(store, tenant.tenant_id, user_id),
    placesOf(store, tenant.tenant_id, user_id),
  ]);
  const stores = await Promise.all(store_ids.map((id) => findStore(store, tenant.tenant_id, id)));
  const names = [user?.name, user?.email, login_id, tenant.name, tenant.code, client?.name, PRODUCT];
  return [...names, ...stores.map((each) => each?.name)].filter((name) => name != null && name !== '') as string[];
}
