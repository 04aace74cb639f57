import type { TenantId } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import { codesLeft } from '../factors/lookup-codes/lookup-codes.ts';
import type { CredentialAct } from '../records/credentials.ts';
import type { AuthStore, Item } from '../store/auth-store.ts';
import { type Credential, countingIn, credentialsOf } from './credential.ts';
import { withdrawVouchers } from './withdraw-credential.ts';

/** What a tenant sees of somebody's credential. */
export interface TenantCredential {
  readonly id: string;
  readonly type: Credential['type'];
  readonly name: string | null;
  readonly added_at: string;
  readonly last_used_at: string | null;
  readonly must_change: boolean;
  readonly codes_left: number | null;
  readonly vouched_by: 'tenant' | 'operator';
}

/** What counts in a tenant of what a person signs in with, the newest first. */
export async function tenantCredentials(
  store: AuthStore,
  tenant: TenantId,
  personId: string,
): Promise<TenantCredential[]> {
  const counting = countingIn(await credentialsOf(store, personId), tenant);
  return Promise.all(counting.map((item) => seenIn(store, tenant, item)));
}

/**
 * Takes a credential away as far as the tenant vouches for it: it counts there no more.
 *
 * @returns what it was.
 * @throws CommandRefused `not_found`; `vouched_by_operator` for what the operator answers for, which no tenant can take away.
 */
export async function withdrawFromTenant(
  store: AuthStore,
  tenant: TenantId,
  { person_id, id }: { readonly person_id: string; readonly id: string },
  act: CredentialAct,
): Promise<TenantCredential> {
  const found = countingIn(await credentialsOf(store, person_id), tenant).find((item) => item.id === id);
  if (found === undefined) throw new CommandRefused('not_found', 'There is no such credential here.');
  if (!found.data.vouched_by.includes(tenant))
    throw new CommandRefused('vouched_by_operator', 'The operator of the platform answers for it: ask there.');
  const seen = await seenIn(store, tenant, found);
  await withdrawVouchers(store, id, [tenant], act);
  return seen;
}

async function seenIn(store: AuthStore, tenant: TenantId, { id, data }: Item<Credential>): Promise<TenantCredential> {
  return {
    id,
    type: data.type,
    name: 'name' in data && typeof data.name === 'string' ? data.name : null,
    added_at: new Date(data.added_at).toISOString(),
    last_used_at:
      'last_used_at' in data && typeof data.last_used_at === 'number'
        ? new Date(data.last_used_at).toISOString()
        : null,
    must_change: data.type === 'password' && data.must_change,
    codes_left: data.type === 'lookup_codes' ? await codesLeft(store, id) : null,
    vouched_by: data.vouched_by.includes(tenant) ? 'tenant' : 'operator',
  };
}
