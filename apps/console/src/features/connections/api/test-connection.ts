import { writeAuth } from '../../../api/auth-api.ts';
import type { OpenedAddress } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Answers where to sign in at the provider; what comes of it stands in `last_trial` afterwards. */
export function testConnection(id: string): Promise<OpenedAddress> {
  return writeAuth('POST', path`/connections/${id}/test`, {}, {});
}
