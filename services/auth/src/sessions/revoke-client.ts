import type { TenantId } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { endAccessOfClient } from './access-ends.ts';
import { writeRevocation } from './revocation.ts';

/**
 * Ends all that a client was granted so far, in a tenant or (null) in all: its refresh tokens and access tokens. People's
 * sessions go on; whether they may come back to it is not decided here. `at`: milliseconds since 1970.
 */
export async function revokeClient(
  store: AuthStore,
  client: { readonly client_id: string; readonly tenant_id: TenantId | null },
  at: number,
): Promise<void> {
  await Promise.all([endAccessOfClient(store, client, at), writeRevocation(store, client, at)]);
}
