import type { Password } from '../credentials/credential.ts';
import { CREDENTIAL } from '../credentials/credential.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { PasswordFault } from '../factors/password-policy.ts';
import { type CredentialAct, credentialRecord } from '../records/credentials.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../store/auth-store.ts';

/**
 * An older system's password that was right: from now on it is kept as ours are. One that falls short of the policy has to be
 * changed.
 *
 * @returns the password as it is kept now; as it was, when somebody changed it at the same moment.
 */
export async function renewPassword(
  { store, hasher }: { readonly store: AuthStore; readonly hasher: PasswordHasher },
  stored: Item<Password>,
  typed: { readonly password: string; readonly fault: PasswordFault | null; readonly share: string },
  act: CredentialAct,
): Promise<Item<Password>> {
  const { legacy: _, ...kept } = stored.data;
  const hash = await hasher.hash(typed.password, typed.share);
  const must_change = kept.must_change || typed.fault !== null;
  const data: Password = { ...kept, hash, must_change, changes: kept.changes + 1 };
  const { id, expires_at, version } = stored;
  // those that take longer are found by another one
  const references = { person: kept.person_id };
  const records = [credentialRecord(id, data, 'credential.changed', { ...act, occasion: 'renewed' })];
  const written = await changeRecorded(store, PLATFORM_WIDE, CREDENTIAL, id, (current) =>
    current?.version === version ? { data, references, expires_at, records } : undefined,
  );
  return written === undefined ? stored : { ...stored, data, references, version: version + 1 };
}
