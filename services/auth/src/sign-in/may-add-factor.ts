import type { Credential } from '../credentials/credential.ts';
import { isPassword } from '../credentials/credential.ts';
import type { Method } from '../factors/factor.ts';
import type { Item } from '../store/auth-store.ts';
import { isMultiFactor, type Proof, provenAt } from './proof.ts';

/** Two types within five minutes: what adding or removing a factor takes. */
const FRESH_MS = 5 * 60_000;

/**
 * Whether what a method shows is the person's own. A terminal's key opens a store's screen, and an emergency's code is for the
 * time of the emergency: what was added or chosen on the strength of either would outlive it.
 */
export function isOwn(method: Method): boolean {
  return method !== 'terminal' && method !== 'break_glass_code';
}

export function ownOf(proofs: readonly Proof[]): Proof[] {
  return proofs.filter(({ method }) => isOwn(method));
}

/** Whether two types of factors were shown just now, each of them. */
export function isFresh(proofs: readonly Proof[], now: number): boolean {
  return isMultiFactor(proofs.filter(({ at }) => now - at <= FRESH_MS));
}

/** Whether two types were shown in this sign-in and the last one just now: setting up an app in between takes its time. */
function isOfThisSignIn(proofs: readonly Proof[], now: number): boolean {
  const shown = proofs.filter(({ resumed }) => resumed !== true);
  return isMultiFactor(shown) && now - provenAt(shown) <= FRESH_MS;
}

/**
 * Whether somebody may begin to add a factor: on the strength of two that were shown just now, or as the first one.
 *
 * @param credentials the person's that count in the tenant.
 */
export function mayBeginToAdd(
  proofs: readonly Proof[],
  credentials: readonly Item<Credential>[],
  now: number,
): boolean {
  const own = ownOf(proofs);
  if (!isMultiFactor(own)) return mayAddTheFirst(own, credentials, now);
  return isFresh(own, now) || isOfThisSignIn(own, now);
}

/**
 * Asked again when it is added, since printing takes its time: of two first enrolments at once the later one is none any more.
 * It is what another password takes, too.
 */
export function mayStillAdd(proofs: readonly Proof[], credentials: readonly Item<Credential>[], now: number): boolean {
  const own = ownOf(proofs);
  return isMultiFactor(own) || mayAddTheFirst(own, credentials, now);
}

/**
 * The first factor is added to what somebody vouches for at this moment: a password that came by a one-time invitation or
 * from the operator, for the days that says, or the assertion of an identity provider. To any other password it is not:
 * whoever learned that one could make a second factor of their own.
 */
function mayAddTheFirst(proofs: readonly Proof[], credentials: readonly Item<Credential>[], now: number): boolean {
  if (credentials.some((item) => !isPassword(item))) return false;
  return proofs.some(({ method, credential_id }) => {
    if (method === 'identity_provider') return true;
    const password = credentials.filter(isPassword).find(({ id }) => id === credential_id);
    return (password?.data.opens_enrolment_until ?? 0) >= now;
  });
}
