import type { OutsideRefused } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf } from '../../store/auth-store.ts';
import { changeItem } from '../../store/change-item.ts';
import type { SentAlert } from './alert-message.ts';

/** Why the last attempt came to nothing, where nobody answered. `internal_error`: it was not sent for a reason of ours. */
export type DeliveryFault = OutsideRefused['code'] | 'internal_error';

/** What became of an alert on its way to the webhook. */
export interface AlertDelivery {
  /** UUIDv7; the receiver knows it as `webhook-id`. */
  readonly delivery_id: string;
  readonly alert: SentAlert;
  /** `expired`: for a day nobody took it. `cancelled`: the webhook was removed. `failed`: a test, which is sent once. */
  readonly status: 'waiting' | 'delivered' | 'failed' | 'expired' | 'cancelled';
  readonly attempts: number;
  /** HTTP status of the last answer; null: there was none. */
  readonly answer: number | null;
  readonly fault: DeliveryFault | null;
  /** Milliseconds since 1970, as everywhere here. */
  readonly raised_at: number;
  readonly changed_at: number;
  /** Null: nobody tries again. */
  readonly next_attempt_at: number | null;
}

const DELIVERIES = kindOf<{ readonly deliveries: readonly AlertDelivery[] }>('alert_deliveries');
const ID = 'webhook';
/** So many are shown. */
export const SHOWN_DELIVERIES = 10;
const KEPT_S = 30 * 86_400;

/** The latest first. */
export async function readDeliveries(store: AuthStore, tenant: TenantId): Promise<readonly AlertDelivery[]> {
  return (await store.get(tenant, DELIVERIES, ID))?.data.deliveries ?? [];
}

/** Notes what became of an alert. Shown to administrators; what is to be sent lies in the queue. */
export async function noteDelivery(store: AuthStore, tenant: TenantId, delivery: AlertDelivery): Promise<void> {
  const { delivery_id, changed_at } = delivery;
  const expires_at = Math.floor(changed_at / 1000) + KEPT_S;
  await changeItem(store, tenant, DELIVERIES, ID, (current) => {
    const others = (current?.data.deliveries ?? []).filter((each) => each.delivery_id !== delivery_id);
    const all = [...others, delivery].sort((one, other) => (one.delivery_id < other.delivery_id ? 1 : -1));
    return { data: { deliveries: all.slice(0, SHOWN_DELIVERIES) }, expires_at };
  });
}
