import { writeAuth } from '../../../api/auth-api.ts';
import type { FederatedIdentity } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export function unlinkIdentity(connectionId: string, identityId: string, reason: string): Promise<FederatedIdentity> {
  return writeAuth('DELETE', path`/connections/${connectionId}/identities/${identityId}`, { reason }, {});
}
