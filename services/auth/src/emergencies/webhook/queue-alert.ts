import { randomUUIDv7 } from 'node:crypto';
import type { Envelope } from '@kiban/key-encryption';
import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { RaisedAlert } from './alert-message.ts';
import { type AlertDelivery, noteDelivery } from './deliveries.ts';

/** An alert on its way to a webhook. Lies platform-wide under its delivery's id. */
export interface WaitingAlert {
  readonly tenant_id: TenantId;
  /** As it was last noted. */
  readonly delivery: AlertDelivery;
  /** What it tells of, sealed under the delivery's id. */
  readonly sealed: string;
  /** Milliseconds since 1970: not sent before, and not any more afterwards. */
  readonly not_before: number;
  readonly not_after: number;
}

export const WAITING_ALERT = kindOf<WaitingAlert>('waiting_alert', { spread: true });
export const WAITING = 'waiting';
const SENT_WITHIN_MS = 24 * 3_600_000;

/** Keeps an alert until the webhook takes it, for a day. */
export async function queueAlert(
  { store, envelope }: { readonly store: AuthStore; readonly envelope: Envelope },
  tenant_id: TenantId,
  raised: RaisedAlert,
): Promise<void> {
  const { alert, at } = raised;
  const id = randomUUIDv7();
  const delivery: AlertDelivery = {
    ...{ delivery_id: id, alert, status: 'waiting', attempts: 0, answer: null, fault: null },
    ...{ raised_at: at, changed_at: at, next_attempt_at: at },
  };
  const sealed = await envelope.seal(JSON.stringify(raised), id);
  await store.create(PLATFORM_WIDE, WAITING_ALERT, {
    ...{ id, data: { tenant_id, delivery, sealed, not_before: at, not_after: at + SENT_WITHIN_MS } },
    ...{ references: { alternate: WAITING }, expires_at: null },
  });
  await noteDelivery(store, tenant_id, delivery);
}
