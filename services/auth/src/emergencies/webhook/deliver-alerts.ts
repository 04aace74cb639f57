import { pause } from '@kiban/service';
import { type Item, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { RaisedAlert } from './alert-message.ts';
import { type AlertDelivery, noteDelivery } from './deliveries.ts';
import { type PostParts, postAlert } from './post-alert.ts';
import { WAITING, WAITING_ALERT, type WaitingAlert } from './queue-alert.ts';
import { readWebhook } from './webhook.ts';

/** While one process sends an alert no other does; one that died is followed after this. */
const LEASE_MS = 60_000;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 15 * 60_000;
const BATCH = 100;
const TENANTS_AT_ONCE = 10;
type Tried = Pick<AlertDelivery, 'answer' | 'fault' | 'attempts'>;

/** Sends alerts to webhooks until the signal. Mails go their own way: neither waits for the other. */
export async function deliverAlerts(
  parts: PostParts & { readonly signal: AbortSignal; readonly pollMs?: number },
): Promise<void> {
  const { signal, logger, pollMs = 1000 } = parts;
  while (!signal.aborted) {
    await deliverWaitingAlerts(parts).catch((error: unknown) => {
      logger.warn('Alerts could not be sent; they wait.', { error });
    });
    await pause(pollMs, signal);
  }
}

/** Sends what is due now. */
export async function deliverWaitingAlerts(parts: PostParts): Promise<void> {
  let after = '';
  for (;;) {
    const page = await parts.store.query(PLATFORM_WIDE, WAITING_ALERT, 'alternate', WAITING, { limit: BATCH, after });
    const due = page.filter(({ data }) => data.not_before <= parts.clock());
    const tenants = [...Map.groupBy(due, ({ data }) => data.tenant_id).values()];
    const work = async (): Promise<void> => {
      for (let alerts = tenants.shift(); alerts !== undefined; alerts = tenants.shift())
        await deliverInTurn(parts, alerts).catch((error: unknown) => {
          parts.logger.warn('Alerts of a tenant could not be sent; they wait.', { error });
        });
    };
    await Promise.all(Array.from({ length: TENANTS_AT_ONCE }, work));
    if (page.length < BATCH) return;
    after = page.at(-1)?.id ?? after;
  }
}

/** One tenant's, in the order they were raised. One that is not taken ends the turn: a dead receiver holds up no other tenant. */
async function deliverInTurn(parts: PostParts, alerts: readonly Item<WaitingAlert>[]): Promise<void> {
  for (const alert of alerts) if ((await deliver(parts, alert)) === 'waiting') return;
}

async function deliver(parts: PostParts, found: Item<WaitingAlert>): Promise<AlertDelivery['status']> {
  const { store, clock, envelope, logger } = parts;
  const { tenant_id, delivery, sealed, not_after } = found.data;
  const { delivery_id, attempts, alert } = delivery;
  const leased = { ...found, data: { ...found.data, not_before: clock() + LEASE_MS } };
  if (!(await store.replace(PLATFORM_WIDE, WAITING_ALERT, leased, found.version))) return 'waiting';
  if (not_after <= clock()) {
    logger.error('For a day no webhook took an alert.', { tenant_id, alert, message_id: delivery_id });
    return end(parts, found, { status: 'expired' });
  }
  const { named } = await readWebhook(store, tenant_id);
  if (named === null) return end(parts, found, { status: 'cancelled' });
  const raised = JSON.parse(await envelope.open(sealed, delivery_id)) as RaisedAlert;
  const { taken, ...came } = await postAlert(parts, tenant_id, named, delivery_id, raised);
  const tried = { ...came, attempts: attempts + 1 };
  return taken ? end(parts, found, { ...tried, status: 'delivered' }) : putOff(parts, found, tried);
}

async function putOff({ store, clock }: PostParts, { id, data }: Item<WaitingAlert>, tried: Tried): Promise<'waiting'> {
  const next_attempt_at = clock() + Math.min(FIRST_WAIT_MS * 2 ** data.delivery.attempts, LONGEST_WAIT_MS);
  const delivery: AlertDelivery = { ...data.delivery, ...tried, changed_at: clock(), next_attempt_at };
  const item = await store.get(PLATFORM_WIDE, WAITING_ALERT, id);
  if (item === undefined) return 'waiting';
  const later = { ...item, data: { ...data, delivery, not_before: next_attempt_at } };
  if (await store.replace(PLATFORM_WIDE, WAITING_ALERT, later, item.version))
    await noteDelivery(store, data.tenant_id, delivery);
  return 'waiting';
}

/** It waits no longer. What became of it is noted first: whoever is interrupted in between sends it once more. */
async function end<Status extends AlertDelivery['status']>(
  { store, clock }: PostParts,
  { id, data }: Item<WaitingAlert>,
  outcome: Partial<Tried> & { readonly status: Status },
): Promise<Status> {
  await noteDelivery(store, data.tenant_id, {
    ...{ ...data.delivery, ...outcome, changed_at: clock(), next_attempt_at: null },
  });
  await store.remove(PLATFORM_WIDE, WAITING_ALERT, id);
  return outcome.status;
}
