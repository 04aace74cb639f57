import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import type { Revocation } from '@kiban/sdk';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';

/** Longer than any access token lives that it is about, and any break of whoever follows. Seconds. */
const KEPT_SECONDS = 900;
/** The reference that all of them have: their ids are in the order of time. */
const EVERY = 'revocation';

const REVOCATION = kindOf<Revocation>('revocation');

/** What a revocation is about: tokens that have all of these claims. */
export type Revoked = Partial<Omit<Revocation, 'id' | 'at' | 'tenant_id'>> & { readonly tenant_id: TenantId | null };

/** From `at` (milliseconds since 1970) on, tokens that were issued before it are refused by whoever follows the revocations. */
export async function writeRevocation(store: AuthStore, revoked: Revoked, at: number): Promise<void> {
  const none = { person_id: null, user_id: null, session_id: null, client_id: null, device_id: null, token_id: null };
  const data: Revocation = { ...none, ...revoked, id: randomUUIDv7(), at };
  const expires_at = Math.ceil(at / 1000) + KEPT_SECONDS;
  await store.put(PLATFORM_WIDE, REVOCATION, { id: data.id, data, references: { alternate: EVERY }, expires_at });
}

/** Those that were written since (milliseconds since 1970, by the clock of the writers), in order. */
export async function revocationsSince(store: AuthStore, since: number): Promise<Revocation[]> {
  const found = await store.query(PLATFORM_WIDE, REVOCATION, 'alternate', EVERY, { after: firstIdAt(since) });
  return found.map(({ data }) => data);
}

/** Below every UUIDv7 of that millisecond (RFC 9562 §5.7). */
function firstIdAt(milliseconds: number): string {
  const hex = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
