import { writeAuth } from '../../../api/auth-api.ts';
import type { SignInDomain } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export function removeDomain(id: string, reason: string): Promise<SignInDomain> {
  return writeAuth('DELETE', path`/domains/${id}`, { reason }, {});
}
