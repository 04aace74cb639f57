import { writeAuth } from '../../../api/auth-api.ts';
import type { Emergency } from '../../../api/auth-types.ts';

/** Counts once somebody else has confirmed it. */
export function declareEmergency(reason: string, idempotencyKey: string): Promise<Emergency> {
  return writeAuth('POST', '/emergencies', { reason }, { idempotencyKey });
}
