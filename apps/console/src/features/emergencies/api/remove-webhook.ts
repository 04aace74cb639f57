import { writeAuth } from '../../../api/auth-api.ts';
import type { EmergencyWebhook } from '../../../api/auth-types.ts';

export function removeWebhook(reason: string): Promise<EmergencyWebhook> {
  return writeAuth('DELETE', '/emergency-webhook', { reason }, {});
}
