import { writeAuth } from '../../../api/auth-api.ts';
import type { SignInDomain } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** By which connection the people of a domain sign in; null: with their password. */
export function assignDomain(
  { id, version }: SignInDomain,
  connection_id: string | null,
  reason: string | undefined,
): Promise<SignInDomain> {
  return writeAuth('PUT', path`/domains/${id}`, { connection_id, reason }, { version });
}
