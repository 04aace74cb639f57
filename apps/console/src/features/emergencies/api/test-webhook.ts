import { writeAuth } from '../../../api/auth-api.ts';
import type { AlertDelivery } from '../../../api/auth-types.ts';

/** Sends an alert that says it is a test; a receiver that does not take it is an answer, too. */
export function testWebhook(): Promise<AlertDelivery> {
  return writeAuth('POST', '/emergency-webhook/test', {}, {});
}
