import type { TenantId } from '@kiban/postgres';
import type { KeptPassword } from '../factors/password-hasher.ts';
import { type AuthStore, type Item, type Kind, PLATFORM_WIDE } from '../store/auth-store.ts';
import type { Voucher } from './voucher.ts';
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

export interface Password extends Common, KeptPassword {
  readonly type: 'password';
  /** Somebody else knows it: it opens nothing but the page that changes it. */
  readonly must_change: boolean;
  /**
   * Until then it alone opens the enrolment of the first second factor: somebody vouched for it a short while ago. Null: never.
   * Milliseconds since 1970.
   */
  readonly opens_enrolment_until: number | null;
  /** Whoever reads the person's mail could have chosen it: then a code by mail is no second factor beside it. */
  readonly by_mail: boolean;
}

export interface Totp extends Common {
  readonly type: 'totp';
  /** Encrypted, with the person's id as associated data. */
  readonly sealed_seed: string;
  /** The last time step that was used; every step is accepted once. */
  readonly last_step: number;
  /** What the person calls it, once they do. */
  readonly name?: string;
}

export interface LookupCodes extends Common {
  readonly type: 'lookup_codes';
  /** Of all codes of the set, 16 bytes, hexadecimal. */
  readonly salt: string;
}

/** A key pair of a person's device or security key, of which we hold the public half (WebAuthn Level 3 §4, credential record). */
export interface Passkey extends Common {
  readonly type: 'passkey';
  /** base64url, as the authenticator gave it. */
  readonly credential_id: string;
  /** COSE_Key (RFC 9052 §7), base64url. */
  readonly public_key: string;
  /** Signatures so far, where the authenticator counts them; otherwise 0. */
  readonly counter: number;
  /** How the browser reaches it: `internal`, `hybrid`, `usb`, `nfc`, … */
  readonly transports: readonly string[];
  /** Model of the authenticator, UUID; zeros where it does not say. */
  readonly aaguid: string;
  /** Whether the model was proven by a certificate that we trust. */
  readonly attested: boolean;
  /** Whether it may be copied to other devices, and whether it is now. */
  readonly backup_eligible: boolean;
  readonly backed_up: boolean;
  /** What the person calls it. */
  readonly name: string;
  readonly last_used_at: number | null;
  /** When a signature came with a counter that should have been higher: there may be a second one. It opens nothing any more. */
  readonly suspected_at: number | null;
}

/** What somebody signs in with. Lies platform-wide under an id of its own, referring to its person. */
export type Credential = Password | Totp | LookupCodes | Passkey;
export type CredentialType = Credential['type'];

export const CREDENTIAL: Kind<Credential> = { name: 'credential' };

/** The reference (`alternate`) by which passwords of older systems are found that one tenant imported and that take as long. */
export function comparedAs(tenant: TenantId, workClass: string): string {
  return `compared ${tenant} ${workClass}`;
}

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

export function secondFactorsFor(credentials: readonly Item<Credential>[], tenant: TenantId): Item<Credential>[] {
  return countingIn(credentials, tenant).filter((item) => !isPassword(item));
}

export function isPassword(item: Item<Credential>): item is Item<Password> {
  return item.data.type === 'password';
}

/** Those of one type. */
export function ofType<Type extends CredentialType>(
  credentials: readonly Item<Credential>[],
  type: Type,
): Item<Extract<Credential, { type: Type }>>[] {
  return credentials.filter((item): item is Item<Extract<Credential, { type: Type }>> => item.data.type === type);
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
