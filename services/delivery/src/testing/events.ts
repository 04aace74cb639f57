import { randomUUIDv7 } from 'node:crypto';
import type { FeedEvent } from '@kiban/event-store';

let position = 0;

/** An event as the feed gives it. */
export function feedEvent(fields: Partial<FeedEvent> = {}): FeedEvent {
  position += 1;
  const at = new Date(Date.UTC(2026, 3, 1) + position * 1000).toISOString();
  return {
    epoch: 1,
    transaction_id: '1000',
    position: String(position),
    id: randomUUIDv7(),
    tenant_id: TENANT,
    aggregate_kind: 'store',
    aggregate_id: STORE,
    version: 1,
    name: 'store.changed',
    schema_version: 1,
    state: storeState('本店'),
    payload: {},
    personal: null,
    actor_kind: 'operator',
    actor_id: 'test',
    on_behalf_of: null,
    reason: null,
    request_id: null,
    occurred_at: at,
    recorded_at: at,
    ...fields,
  };
}

export const TENANT = '0198c5a2-0000-7000-8000-000000000001';
export const STORE = '0198c5a2-0000-7000-8000-0000000000a1';

export function storeState(name: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    ...{ name, kana: null, postal_code: null, address: null, phone: null, unit_id: null, corporation_id: null },
    ...{ identifiers: [{ system: 'jp.medical-institution-code', value: '1312345' }], status: 'open' },
    ...more,
  };
}
