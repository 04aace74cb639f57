import { randomUUIDv7 } from 'node:crypto';
import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { keepRecord } from './record.ts';

/** Who acts, in whose books: the platform's own tenant's. */
export interface OperatorAct {
  readonly tenant_id: TenantId;
  readonly actor: OutsideEvent['actor'];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What an operator did to the identity system itself: `operator_act.<what>`. `facts` hold nothing secret. */
export async function recordOperatorAct(
  store: AuthStore,
  act: OperatorAct,
  what: 'keys_rotated' | 'access_revoked',
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await keepRecord(store, {
    ...act,
    aggregate_kind: 'operator_act',
    aggregate_id: randomUUIDv7(),
    version: 1,
    name: `operator_act.${what}`,
    state: facts,
    request_id: null,
  });
}
