import { addCredentialOnce } from '../../credentials/add-credential.ts';
import type { LookupCodes } from '../../credentials/credential.ts';
import type { Voucher } from '../../credentials/voucher.ts';
import type { CredentialAct } from '../../records/credentials.ts';
import { type AuthStore, type Item, type Kind, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { PasswordHasher } from '../password-hasher.ts';
import { lookupCodeOf } from './lookup-code.ts';

/**
 * One unused code, under its salted hash. 50 bits are too few for a fast hash (NIST SP 800-63B-4 §3.1.2.2 asks for a
 * password hash below 112 bits).
 */
const LOOKUP_CODE: Kind<{ readonly credential_id: string }> = { name: 'lookup_code' };

interface NewLookupCodes {
  readonly id: string;
  readonly salt: string;
  readonly person_id: string;
  readonly vouched_by: readonly Voucher[];
  readonly codes: readonly string[];
}

/** Stores a set of codes, once: what is asked for again could be used up in part, and no used code comes back. */
export async function addLookupCodes(
  { store, hasher, clock }: { store: AuthStore; hasher: PasswordHasher; clock: () => number },
  { id, salt, person_id, vouched_by, codes }: NewLookupCodes,
  act: CredentialAct,
): Promise<void> {
  const data: LookupCodes = { type: 'lookup_codes', person_id, vouched_by, added_at: clock(), changes: 1, salt };
  if (!(await addCredentialOnce(store, id, data, act))) return;
  for (const code of codes)
    await store.create(PLATFORM_WIDE, LOOKUP_CODE, {
      id: `${id}.${await hasher.digest(code, salt)}`,
      data: { credential_id: id },
      references: { person: person_id, alternate: id },
      expires_at: null,
    });
}

/** Whether it is an unused code of the set, and uses it up: of any number of uses at once exactly one succeeds. */
export async function useLookupCode(
  { store, hasher }: { store: AuthStore; hasher: PasswordHasher },
  credential: Item<LookupCodes>,
  typed: string,
): Promise<boolean> {
  const digest = await hasher.digest(lookupCodeOf(typed), credential.data.salt);
  return (await store.take(PLATFORM_WIDE, LOOKUP_CODE, `${credential.id}.${digest}`)) !== undefined;
}

export async function codesLeft(store: AuthStore, credentialId: string): Promise<number> {
  return (await store.query(PLATFORM_WIDE, LOOKUP_CODE, 'alternate', credentialId)).length;
}

export async function removeLookupCodes(store: AuthStore, credentialId: string): Promise<void> {
  const codes = await store.query(PLATFORM_WIDE, LOOKUP_CODE, 'alternate', credentialId);
  for (const { id } of codes) await store.remove(PLATFORM_WIDE, LOOKUP_CODE, id);
}
