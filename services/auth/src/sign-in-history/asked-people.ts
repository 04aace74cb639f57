import type { TenantId } from '@kiban/postgres';
import type { AuthEntry } from '../api/entry.ts';
import { peopleWithin } from '../api/people-within.ts';
import { userWithin } from '../api/user-within.ts';
import { findUser } from '../login-view/login-view.ts';
import { membersAt } from '../login-view/places.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { AskedPerson } from './read-sign-ins.ts';

/**
 * Whose history is asked for, as far as the caller's reach goes; null: everybody's.
 *
 * @throws CommandRefused `not_found` for a user whom the caller does not reach.
 */
export async function askedPeople(
  store: AuthStore,
  access: AuthEntry,
  { user_id, store_id }: { readonly user_id?: string; readonly store_id?: string },
): Promise<AskedPerson[] | null> {
  const { tenantId, reach } = access;
  if (user_id !== undefined) {
    const user = await userWithin(store, access, user_id);
    const elsewhere = store_id !== undefined && !(await membersAt(store, tenantId, store_id)).includes(user_id);
    return elsewhere ? [] : [user];
  }
  if (store_id === undefined && reach === 'tenant') return null;
  const reached = reach === 'tenant' ? undefined : new Set(await peopleWithin(store, tenantId, reach));
  const ids = store_id === undefined ? [...(reached ?? [])] : await membersAt(store, tenantId, store_id);
  return personsOf(store, tenantId, reached === undefined ? ids : ids.filter((id) => reached.has(id)));
}

async function personsOf(store: AuthStore, tenant: TenantId, ids: readonly string[]): Promise<AskedPerson[]> {
  const users = await Promise.all(ids.map((id) => findUser(store, tenant, id)));
  return users.filter((user) => user !== undefined);
}
