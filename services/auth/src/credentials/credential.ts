import type { TenantId } from '@kiban/postgres';
import type { CredentialType } from '../factors/factor.ts';
import type { Voucher } from '../protocol/interaction.ts';
import { type AuthStore, type Item, type Kind, PLATFORM_WIDE } from '../store/auth-store.ts';
import { countsIn } from './voucher.ts';

interface Common {
  readonly person_id: string;
  /** Who answers for it being this person's: what a tenant vouches for counts in that tenant only. */
  readonly vouched_by: readonly Voucher[];
  /** Milliseconds since 1970. */
  readonly added_at: number;
  /** How many changes of it were recorded, from 1. */
  readonly changes: number;
}

export interface Password extends Common {
  readonly type: 'password';
  /** Argon2id, PHC string. */
  readonly hash: string;
  /** Somebody else knows it: it opens nothing but the page that changes it. */
  readonly must_change: boolean;
}

export interface Totp extends Common {
  readonly type: 'totp';
  /** Encrypted, with the person's id as associated data. */
  readonly sealed_seed: string;
  /** The last time step that was used; every step is accepted once. */
  readonly last_step: number;
}

export interface LookupCodes extends Common {
  readonly type: 'lookup_codes';
  /** Of all codes of the set, 16 bytes, hexadecimal. */
  readonly salt: string;
}

/** What somebody signs in with. Lies platform-wide under an id of its own, referring to its person. */
export type Credential = Password | Totp | LookupCodes;

export const CREDENTIAL: Kind<Credential> = { name: 'credential' };

export async function credentialsOf(store: AuthStore, personId: string): Promise<Item<Credential>[]> {
  const found = await store.query(PLATFORM_WIDE, CREDENTIAL, 'person', personId);
  // ids are UUIDv7: the newest first
  return found.sort((one, other) => (one.id < other.id ? 1 : -1));
}

/** Those that count in a tenant, the newest first. */
export function countingIn(credentials: readonly Item<Credential>[], tenant: TenantId): Item<Credential>[] {
  return credentials.filter(({ data }) => countsIn(data.vouched_by, tenant));
}

/**
 * The password that is asked for in a tenant: the newest that counts there. One and not each of several, so that an answer
 * takes the same time for everybody, and so that a tenant's new password ends the old one there.
 */
export function passwordFor(credentials: readonly Item<Credential>[], tenant: TenantId): Item<Password> | undefined {
  return countingIn(credentials, tenant).find(isPassword);
}

export function secondFactorsFor(
  credentials: readonly Item<Credential>[],
  tenant: TenantId,
): Item<Totp | LookupCodes>[] {
  return countingIn(credentials, tenant).filter((item): item is Item<Totp | LookupCodes> => !isPassword(item));
}

export function isPassword(item: Item<Credential>): item is Item<Password> {
  return item.data.type === 'password';
}

/** What may be told of a credential: nothing secret. */
export interface CredentialFacts {
  readonly id: string;
  readonly type: CredentialType;
  readonly vouched_by: readonly Voucher[];
  /** RFC 3339. */
  readonly added_at: string;
  readonly must_change: boolean;
  /** Printed codes that have not been used; null for other types. */
  readonly codes_left: number | null;
}
