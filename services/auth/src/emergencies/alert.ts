import { randomUUIDv7 } from 'node:crypto';
import type { Envelope } from '@kiban/key-encryption';
import type { TenantId } from '@kiban/postgres';
import type { Logger } from '@kiban/telemetry';
import { queueMail } from '../mails/queue-mail.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { AlertCode } from './alert-code.ts';
import { readContacts } from './contacts.ts';
import { queueAlert } from './webhook/queue-alert.ts';
import { readWebhook } from './webhook/webhook.ts';

export interface AlertParts {
  readonly store: AuthStore;
  readonly envelope: Envelope;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** What the mail of an alert says beside its code. */
export interface AlertMail {
  readonly to: string;
  readonly alert: AlertCode;
  readonly at: number;
  readonly facts: Readonly<Record<string, string>>;
}

const SENT_WITHIN_MS = 24 * 3_600_000;

/**
 * Tells of an emergency on a channel of its own: a line that operators' monitoring wakes people by, a POST to the
 * tenant's webhook, and a mail to each of its contacts for emergencies, who need not be users. Each goes its own way, also while the
 * directory is away, and none waits for another.
 */
export async function raiseAlert(
  parts: AlertParts,
  tenant_id: TenantId,
  alert: AlertCode,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const { store, envelope, logger, clock } = parts;
  logger.error('An emergency, or the misuse of what is kept for one: somebody should look.', {
    ...{ alert, tenant_id, ...facts },
  });
  const at = clock();
  const { named } = await readWebhook(store, tenant_id);
  if (named !== null) await queueAlert(parts, tenant_id, { alert, at, facts });
  for (const to of (await readContacts(store, tenant_id)).addresses) {
    const id = randomUUIDv7();
    const secret: AlertMail = { to, alert, at, facts };
    await queueMail(parts, {
      ...{ id, tenant_id, user: null, purpose: 'emergency_alert', about: null },
      sealed: await envelope.seal(JSON.stringify(secret), id),
      ...{ queue: 'urgent', not_after: at + SENT_WITHIN_MS },
    });
  }
}
