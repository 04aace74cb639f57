import type { ChangeContext } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { ActOrigin } from '../records/credentials.ts';
import { keepRecord } from '../records/record.ts';
import { type AuthStore, kindOf } from '../store/auth-store.ts';
import type { IdentityCheck } from '../temporary-codes/temporary-code.ts';

/** Something of what a person signs in with was reset, or is about to be. */
export interface Reset {
  readonly reset_id: string;
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly person_id: string;
  readonly what: 'password' | 'factors';
  /** How it was made sure who the person is; null: they asked themselves, and show a second factor. */
  readonly identity_check: IdentityCheck | null;
  /** How the link for a new password reaches them; null: there is none. */
  readonly delivery: 'mail' | 'by_hand' | null;
  /** The user who did it; null: the person themselves. */
  readonly issued_by: string | null;
  readonly reason: string | null;
  /** Milliseconds since 1970. */
  readonly issued_at: number;
}

/** In the tenant's scope under the reset's id. */
export const RESET = kindOf<Reset>('credential_reset');
const KEPT_S = 30 * 86_400;

type Act = Pick<ChangeContext, 'actor' | 'request_id'> & { readonly from?: Pick<ActOrigin, 'ip_address' | 'browser'> };

/** Keeps and records that something is reset. */
export async function keepReset(store: AuthStore, reset: Reset, { actor, request_id, from = {} }: Act): Promise<void> {
  const { reset_id: id, tenant_id, user_id, person_id, what, identity_check, delivery, issued_at: at } = reset;
  await keepRecord(store, {
    ...{ tenant_id, aggregate_kind: 'credential_reset', aggregate_id: id, version: 1 },
    name: reset.issued_by === null ? 'credential_reset.requested' : 'credential_reset.issued',
    state: { user_id, person_id, what, identity_check, delivery, status: 'issued' },
    personal: { ip_address: from.ip_address ?? null, browser: from.browser ?? null },
    ...{ actor, reason: reset.reason, request_id, at },
  });
  await store.put(tenant_id, RESET, { id, data: reset, expires_at: Math.floor(at / 1000) + KEPT_S });
}

export async function findReset(store: AuthStore, tenant: TenantId, id: string): Promise<Reset | undefined> {
  return (await store.get(tenant, RESET, id))?.data;
}
