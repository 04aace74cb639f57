import type { TenantId } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { ANY_CLIENT, endAccessOfClient } from './access-ends.ts';
import { writeRevocation } from './revocation.ts';

/** Ends all that anybody was granted in a tenant so far, whatever the client. `at`: milliseconds since 1970. */
export async function revokeTenant(store: AuthStore, tenant: TenantId, at: number): Promise<void> {
  await Promise.all([
    endAccessOfClient(store, { client_id: ANY_CLIENT, tenant_id: tenant }, at),
    writeRevocation(store, { tenant_id: tenant }, at),
  ]);
}
