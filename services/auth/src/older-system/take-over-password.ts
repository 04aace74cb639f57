import type { TenantId } from '@kiban/postgres';
import { credentialsOf, type Password, passwordFor } from '../credentials/credential.ts';
import { replacePassword } from '../credentials/replace-password.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { PasswordFault } from '../factors/password-policy.ts';
import type { CredentialAct } from '../records/credentials.ts';
import type { AuthStore, Item } from '../store/auth-store.ts';
import { askVerifier, type VerifierParts } from './ask-verifier.ts';
import type { OlderSystem } from './older-system.ts';

interface TakeOverParts extends VerifierParts {
  readonly store: AuthStore;
  readonly hasher: PasswordHasher;
}

interface Typed {
  readonly login_id: string;
  readonly password: string;
  readonly fault: PasswordFault | null;
}

/**
 * The first sign-in of somebody who has no password in a tenant yet: where the tenant's older system says that it is right, it is
 * kept. The tenant vouches for it, so it counts in no other; a second factor cannot be added with it alone.
 *
 * @returns undefined when nobody is asked, or it is not right.
 */
export async function takeOverPassword(
  parts: TakeOverParts,
  { verifier }: OlderSystem,
  { tenant_id, person_id }: { readonly tenant_id: TenantId; readonly person_id: string },
  { login_id, password, fault }: Typed,
  act: CredentialAct,
): Promise<Item<Password> | undefined> {
  const address = verifier?.address ?? null;
  if (verifier === null || address === null) return undefined;
  if (!(await askVerifier(parts, { ...verifier, address }, { login_id, password }))) return undefined;
  const kept = { person_id, password, vouched_by: [tenant_id], opens_enrolment_until: null, by_mail: false };
  await replacePassword(parts, { ...kept, must_change: fault !== null }, act);
  return passwordFor(await credentialsOf(parts.store, person_id), tenant_id);
}
