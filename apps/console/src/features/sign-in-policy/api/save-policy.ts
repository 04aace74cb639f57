import { writeAuth } from '../../../api/auth-api.ts';
import type { PartialSignInPolicy, SignInPolicy } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Says all that is said for a place, in place of what was said before. */
export function savePolicy(
  { id, version }: Pick<SignInPolicy, 'id' | 'version'>,
  policy: PartialSignInPolicy,
  reason: string | undefined,
): Promise<SignInPolicy> {
  return writeAuth('PUT', path`/policies/${id}`, { policy, reason }, { version });
}

/** From then on what is said above it holds there. */
export function withdrawPolicy({ id, version }: SignInPolicy, reason: string): Promise<SignInPolicy> {
  return writeAuth('DELETE', path`/policies/${id}`, { reason }, { version });
}
