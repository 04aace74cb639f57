import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import type { LoginUser } from '../login-view/login-view.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { keepRecord } from './record.ts';
import type { Origin } from './sessions.ts';

/** Why a sign-in was refused, for the tenant's own eyes; whoever was refused is not told. */
export type Refusal =
  | 'tenant_unknown'
  | 'user_unknown'
  | 'user_not_active'
  | 'password_missing'
  | 'password_wrong'
  | 'second_factor_wrong'
  | 'invitation_login_id_wrong';

/**
 * A refused sign-in, in the tenant it was meant for; `tenant` is the platform's own where none is known. What was typed is
 * kept only where it is a login id that exists: people type passwords into the wrong field.
 */
export async function recordRefusal(
  store: AuthStore,
  { tenant, user, refusal }: { tenant: TenantId; user: LoginUser | undefined; refusal: Refusal },
  origin: Origin,
): Promise<void> {
  await keepRecord(store, {
    tenant_id: tenant,
    aggregate_kind: 'sign_in_attempt',
    aggregate_id: randomUUIDv7(),
    version: 1,
    name: 'sign_in_attempt.refused',
    state: { user_id: user?.user_id ?? null, refusal },
    personal: { login_id: user?.login_id ?? null, ip_address: origin.ip_address },
    actor: { kind: 'service', id: 'auth' },
    request_id: origin.request_id,
    at: origin.at,
  });
}
