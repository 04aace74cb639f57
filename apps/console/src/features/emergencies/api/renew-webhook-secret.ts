import { writeAuth } from '../../../api/auth-api.ts';
import type { EmergencyWebhookWithSecret } from '../../../api/auth-types.ts';

/** The new one comes this once; the one before signs beside it for a day. */
export function renewWebhookSecret(reason: string, idempotencyKey: string): Promise<EmergencyWebhookWithSecret> {
  return writeAuth('POST', '/emergency-webhook/secrets', { reason }, { idempotencyKey });
}
