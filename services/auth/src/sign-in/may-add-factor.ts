import { credentialsOf, secondFactorsFor } from '../credentials/credential.ts';
import { isMultiFactor } from '../factors/factor.ts';
import type { SignInParts } from './parts.ts';
import type { Proven } from './state.ts';

const FRESH_MS = 5 * 60_000;

/** Whether this sign-in may begin to add a factor: two factors were used within 5 minutes, or there is no second one yet. */
export async function mayBeginToAdd(parts: SignInParts, proven: Proven): Promise<boolean> {
  return mayAdd(parts, proven, parts.clock() - proven.proven_at <= FRESH_MS);
}

/** Asked again when it is added, since printing takes its time: of two first enrolments at once the later one is none any more. */
export async function mayStillAdd(parts: SignInParts, proven: Proven): Promise<boolean> {
  return mayAdd(parts, proven, true);
}

async function mayAdd({ store }: SignInParts, proven: Proven, fresh: boolean): Promise<boolean> {
  if (isMultiFactor(proven.used)) return fresh;
  return secondFactorsFor(await credentialsOf(store, proven.person_id), proven.tenant.tenant_id).length === 0;
}
