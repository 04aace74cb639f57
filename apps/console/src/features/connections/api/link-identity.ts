import { writeAuth } from '../../../api/auth-api.ts';
import type { FederatedIdentity } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export function linkIdentity(
  connectionId: string,
  link: { readonly subject: string; readonly user_id: string; readonly reason: string },
  idempotencyKey: string,
): Promise<FederatedIdentity> {
  return writeAuth('POST', path`/connections/${connectionId}/identities`, link, { idempotencyKey });
}
