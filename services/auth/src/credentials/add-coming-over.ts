import type { TenantId } from '@kiban/postgres';
import type { CredentialAct } from '../records/credentials.ts';
import type { AuthStore, Item } from '../store/auth-store.ts';
import { addCredentialOnce } from './add-credential.ts';
import { credentialsOf, type Password, passwordFor } from './credential.ts';
import { withdrawVouchers } from './withdraw-credential.ts';

/**
 * Keeps a password of another system, for which a tenant vouches, unless the person has got one meanwhile: that one stays.
 *
 * @param id UUIDv7 of the moment at which there was none: whatever is chosen afterwards is newer, and counts.
 * @returns the password that counts in the tenant now.
 */
export async function addComingOver(
  store: AuthStore,
  tenant: TenantId,
  { id, data }: { readonly id: string; readonly data: Omit<Password, 'vouched_by'> },
  act: CredentialAct,
): Promise<Item<Password> | undefined> {
  const counting = async () => passwordFor(await credentialsOf(store, data.person_id), tenant);
  const before = await counting();
  if (before !== undefined) return before;
  // nothing new to whoever has it: nobody is mailed that their password changed
  const quietly = { ...act, quiet: true } as const;
  await addCredentialOnce(store, id, { ...data, vouched_by: [tenant] }, quietly);
  const after = await counting();
  if (after !== undefined && after.id !== id) await withdrawVouchers(store, id, [tenant], quietly);
  return after;
}
