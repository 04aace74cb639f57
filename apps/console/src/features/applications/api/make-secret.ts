import { writeAuth } from '../../../api/auth-api.ts';
import type { ClientWithSecret } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** The one before counts for `keep_previous_seconds` still, so that a program can be changed without an outage. */
export function makeSecret(
  id: string,
  secret: { readonly keep_previous_seconds: number; readonly reason: string | undefined },
  idempotencyKey: string,
): Promise<ClientWithSecret> {
  return writeAuth('POST', path`/clients/${id}/secrets`, secret, { idempotencyKey });
}
