import { writeAuth } from '../../../api/auth-api.ts';
import type { SignInDomain } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Has the DNS asked at once. */
export function verifyDomain(id: string): Promise<SignInDomain> {
  return writeAuth('POST', path`/domains/${id}/verify`, {}, {});
}
