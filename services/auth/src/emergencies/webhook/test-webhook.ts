import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import type { TerminalAct } from '../../terminals/record-terminal.ts';
import { noteTest } from './change-webhook.ts';
import { type AlertDelivery, noteDelivery } from './deliveries.ts';
import { type PostParts, postAlert } from './post-alert.ts';

/** Sends an alert that says it is a test, once, and tells what became of it. @throws CommandRefused `not_found` */
export async function testWebhook(parts: PostParts, tenant: TenantId, act: TerminalAct): Promise<AlertDelivery> {
  const { store, clock } = parts;
  const webhook = await noteTest(store, tenant, act);
  const [delivery_id, raised_at] = [randomUUIDv7(), clock()];
  const raised = {
    alert: 'test',
    at: raised_at,
    facts: act.actor.kind === 'person' ? { by: act.actor.id } : {},
  } as const;
  const { taken, answer, fault } = await postAlert(parts, tenant, webhook, delivery_id, raised);
  const delivery: AlertDelivery = {
    ...{ delivery_id, alert: 'test', status: taken ? 'delivered' : 'failed', attempts: 1, answer, fault },
    ...{ raised_at, changed_at: clock(), next_attempt_at: null },
  };
  await noteDelivery(store, tenant, delivery);
  return delivery;
}
