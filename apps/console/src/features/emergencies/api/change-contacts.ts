import { writeAuth } from '../../../api/auth-api.ts';
import type { EmergencyContacts } from '../../../api/auth-types.ts';

export function changeContacts(
  version: number,
  addresses: readonly string[],
  reason: string,
): Promise<EmergencyContacts> {
  return writeAuth('PUT', '/emergency-contacts', { addresses, reason }, { version });
}
