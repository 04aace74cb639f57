import { writeAuth } from '../../../api/auth-api.ts';
import type { EmergencyWebhookWithSecret } from '../../../api/auth-types.ts';

/** The first gets a secret, which comes this once. */
export function changeWebhook(version: number, address: string, reason: string): Promise<EmergencyWebhookWithSecret> {
  return writeAuth('PUT', '/emergency-webhook', { address, reason }, { version });
}
