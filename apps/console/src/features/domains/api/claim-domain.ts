import { writeAuth } from '../../../api/auth-api.ts';
import type { SignInDomain } from '../../../api/auth-types.ts';

export function claimDomain(
  claim: { readonly domain: string; readonly connection_id: string | null; readonly reason: string | undefined },
  idempotencyKey: string,
): Promise<SignInDomain> {
  return writeAuth('POST', '/domains', claim, { idempotencyKey });
}
