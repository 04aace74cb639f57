import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import type { Method } from '../factors/factor.ts';
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
  | 'entrance_refused'
  | 'terminal_key_wrong'
  | 'assertion_refused'
  | 'identity_unknown'
  | 'identity_contradictory'
  | 'invitation_login_id_wrong';

/** What was tried, and on what. */
export interface RefusedAttempt {
  readonly tenant: TenantId;
  readonly user: LoginUser | undefined;
  readonly refusal: Refusal;
  /** What the wrong answer was given to. */
  readonly method?: Method;
  readonly client_id?: string;
  readonly known_device?: boolean;
  readonly terminal?: { readonly device_id: string; readonly store_id: string } | null;
}

/**
 * A refused sign-in, in the tenant it was meant for; `tenant` is the platform's own where none is known. What was typed is
 * kept only where it is a login id that exists: people type passwords into the wrong field.
 */
export async function recordRefusal(
  store: AuthStore,
  { tenant, user, refusal, method, client_id, known_device, terminal }: RefusedAttempt,
  origin: Origin,
): Promise<void> {
  await keepRecord(store, {
    tenant_id: tenant,
    aggregate_kind: 'sign_in_attempt',
    aggregate_id: randomUUIDv7(),
    version: 1,
    name: 'sign_in_attempt.refused',
    state: {
      person_id: user?.person_id ?? null,
      user_id: user?.user_id ?? null,
      client_id: client_id ?? null,
      refusal,
      methods: method === undefined ? [] : [method],
      known_device: known_device ?? null,
      device_id: terminal?.device_id ?? null,
      store_id: terminal?.store_id ?? null,
    },
    personal: {
      login_id: user?.login_id ?? null,
      ip_address: origin.ip_address,
      browser: origin.browser ?? null,
    },
    actor: { kind: 'service', id: 'auth' },
    request_id: origin.request_id,
    at: origin.at,
  });
}
