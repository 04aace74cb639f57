import type { TenantId } from '@kiban/postgres';
import { workClassOf } from '../legacy-passwords/legacy-work.ts';
import type { CredentialAct } from '../records/credentials.ts';
import type { AuthStore, Item } from '../store/auth-store.ts';
import { addCredentialOnce } from './add-credential.ts';
import { comparedAs, countingIn, credentialsOf, isPassword, type Password } from './credential.ts';
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
  const counting = async () => countingIn(await credentialsOf(store, data.person_id), tenant).filter(isPassword);
  const [before] = await counting();
  if (before !== undefined) return before;
  // nothing new to whoever has it: nobody is mailed that their password changed
  const quietly = { ...act, quiet: true } as const;
  const alternate = data.legacy === undefined ? undefined : comparedAs(tenant, workClassOf(data.legacy));
  await addCredentialOnce(store, id, { ...data, vouched_by: [tenant] }, quietly, alternate);
  const [newest, ...older] = await counting();
  // of several that came over at once the newest stays; one that was left over would count again once it is taken away
  const over = newest === undefined || newest.id === id ? older.map((each) => each.id) : [id];
  for (const each of over) await withdrawVouchers(store, each, [tenant], { ...quietly, occasion: 'replaced' });
  return newest;
}
