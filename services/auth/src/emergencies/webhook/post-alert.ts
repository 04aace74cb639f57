import { type GuardedFetch, OutsideRefused } from '@kiban/http';
import type { Envelope } from '@kiban/key-encryption';
import type { TenantId } from '@kiban/postgres';
import type { Logger } from '@kiban/telemetry';
import { webhookHeaders, webhookKey } from '../../standard-webhooks/signature.ts';
import { alertMessage, type MessageParts, type RaisedAlert } from './alert-message.ts';
import type { AlertDelivery } from './deliveries.ts';
import type { NamedWebhook } from './webhook.ts';

export interface PostParts extends MessageParts {
  readonly envelope: Envelope;
  readonly ask: GuardedFetch;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** What one attempt came to. Of an answer nothing but the status is looked at. */
export type Posted = Pick<AlertDelivery, 'answer' | 'fault'> & { readonly taken: boolean };

/** POSTs an alert once, signed as Standard Webhooks 1.0 has it. Taken is what is answered with 2xx. */
export async function postAlert(
  parts: PostParts,
  tenant: TenantId,
  { address, secrets }: NamedWebhook,
  id: string,
  raised: RaisedAlert,
): Promise<Posted> {
  const { envelope, ask, logger, clock } = parts;
  const now = clock();
  try {
    const counting = secrets.filter(({ ends_at }) => ends_at === null || now < ends_at);
    const keys = await Promise.all(counting.map(async ({ sealed }) => webhookKey(await envelope.open(sealed, tenant))));
    const body = await alertMessage(parts, tenant, id, raised);
    const headers = webhookHeaders({ id, timestamp: String(Math.floor(now / 1000)), body }, keys);
    const { status, ok } = await ask(address, { method: 'POST', headers, body });
    return { answer: status, fault: null, taken: ok };
  } catch (error) {
    logger.warn('An alert could not be POSTed.', { error, tenant_id: tenant, alert: raised.alert, message_id: id });
    return { answer: null, fault: error instanceof OutsideRefused ? error.code : 'internal_error', taken: false };
  }
}
