import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { applyEvent } from '../../login-view/apply-event.ts';
import type { AuthStore } from '../../store/auth-store.ts';

export interface Telling {
  readonly kind:
    | 'tenant'
    | 'user'
    | 'store'
    | 'organization_unit'
    | 'membership'
    | 'role_assignment'
    | 'device'
    | 'product'
    | 'licence'
    | 'seat'
    | 'support_grant';
  readonly id?: string;
  readonly state: object;
  readonly personal?: object;
  readonly version?: number;
}

/** Tells the login view what directory and assets would tell it by the feed. @returns the id of what it is about. */
export async function tell(
  store: AuthStore,
  tenant: TenantId,
  { kind, id = randomUUIDv7(), state, personal, version = 1 }: Telling,
): Promise<string> {
  await applyEvent(store, {
    ...{ epoch: 1, transaction_id: '1', position: '1', id: randomUUIDv7(), tenant_id: tenant, name: `${kind}.told` },
    ...{ aggregate_kind: kind, aggregate_id: id, version, schema_version: 1, payload: {}, actor_kind: 'service' },
    ...{ actor_id: 'test', on_behalf_of: null, reason: null, request_id: null, state: { ...state } },
    ...{ personal: personal === undefined ? null : { ...personal } },
    ...{ occurred_at: '2026-04-01T00:00:00Z', recorded_at: '2026-04-01T00:00:00Z' },
  });
  return id;
}
