import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { addComingOver } from '../credentials/add-coming-over.ts';
import type { Password } from '../credentials/credential.ts';
import { hadPassword } from '../credentials/had-password.ts';
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

interface Asked {
  readonly tenant_id: TenantId;
  readonly person_id: string;
  /** As the directory has it: the older system may take another spelling for another account. */
  readonly login_id: string;
}

interface Typed {
  readonly password: string;
  readonly fault: PasswordFault | null;
  /** Whose turn it is at the hashers: a network. */
  readonly share: string;
}

/**
 * The first sign-in of somebody who has no password in a tenant yet, and had none: where the tenant's older system says that it
 * is right, it is kept. The tenant vouches for it, so it counts in no other; a second factor cannot be added with it alone.
 *
 * @returns undefined when nobody is asked, or it is not right.
 */
export async function takeOverPassword(
  parts: TakeOverParts,
  { verifier }: OlderSystem,
  { tenant_id, person_id, login_id }: Asked,
  { password, fault, share }: Typed,
  act: CredentialAct,
): Promise<Item<Password> | undefined> {
  const { store, hasher, clock } = parts;
  const address = verifier?.address ?? null;
  if (verifier === null || address === null || (await hadPassword(store, tenant_id, person_id))) return undefined;
  const id = randomUUIDv7();
  if (!(await askVerifier(parts, { ...verifier, address }, { login_id, password }))) return undefined;
  const hash = await hasher.hash(password, share);
  const kept = { type: 'password', person_id, hash, added_at: clock(), changes: 1 } as const;
  const data = { ...kept, must_change: fault !== null, opens_enrolment_until: null, by_mail: false };
  const counting = await addComingOver(store, tenant_id, { id, data }, { ...act, occasion: 'older_system' });
  if (counting === undefined || counting.id === id) return counting;
  return (await hasher.matches(counting.data, password, share)) ? counting : undefined;
}
