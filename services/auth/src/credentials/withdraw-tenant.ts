import type { TenantId } from '@kiban/postgres';
import type { CredentialAct } from '../records/credentials.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { credentialsOf } from './credential.ts';
import { withdrawVouchers } from './withdraw-credential.ts';

/**
 * A tenant vouches for nothing of a person any more who was erased there (NIST SP 800-63B-4 §4.5). What others vouch for stays.
 */
export async function withdrawTenant(
  store: AuthStore,
  { tenant_id, person_id }: { readonly tenant_id: TenantId; readonly person_id: string },
  act: CredentialAct,
): Promise<void> {
  for (const { id } of await credentialsOf(store, person_id)) await withdrawVouchers(store, id, [tenant_id], act);
}
