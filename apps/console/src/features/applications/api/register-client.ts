import { writeAuth } from '../../../api/auth-api.ts';
import type { ClientWithSecret, NewClient } from '../../../api/auth-types.ts';

/** The answer holds the secret, this once. */
export function registerClient(client: NewClient, idempotencyKey: string): Promise<ClientWithSecret> {
  return writeAuth('POST', '/clients', client, { idempotencyKey });
}
