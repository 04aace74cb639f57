import { CommandRefused } from '@kiban/service';
import type { AuthEntry } from '../api/entry.ts';
import { isAt } from '../api/user-within.ts';
import { findStore, type LoginStore, placesAbove } from '../login-view/places.ts';
import type { AuthStore } from '../store/auth-store.ts';

type Reaching = Pick<AuthEntry, 'tenantId' | 'reach'>;

/** The caller's store with that id, if the permission reaches it. @throws CommandRefused `not_found` */
export async function storeWithin(store: AuthStore, access: Reaching, storeId: string): Promise<LoginStore> {
  const found = await findStore(store, access.tenantId, storeId);
  if (found === undefined || !(await reachesStore(store, access, storeId)))
    throw new CommandRefused('not_found', 'There is no such store here.');
  return found;
}

export async function reachesStore(store: AuthStore, { tenantId, reach }: Reaching, storeId: string): Promise<boolean> {
  return reach === 'tenant' || isAt(reach, await placesAbove(store, tenantId, { store_id: storeId }));
}
